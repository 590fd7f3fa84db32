"""Routes, one file a part of the coordinator's work."""
