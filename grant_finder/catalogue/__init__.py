"""Public facts in catalogue.db; the only room that knows its SQL."""
