"""The web app: routes, pages, sessions."""
