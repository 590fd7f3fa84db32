"""Grant Finder: finds funding for local culture in Poland and drafts the application."""

__version__ = "0.1.0"
