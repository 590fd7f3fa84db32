"""Document text to facts with quotes; no network, no database."""
