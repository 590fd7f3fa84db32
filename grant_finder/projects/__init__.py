"""Private things in projects.db: organisations, users, projects, drafts. Every function takes an organisation."""
