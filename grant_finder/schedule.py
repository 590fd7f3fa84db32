"""The daily jobs: each is one call of a service, once per slot."""
