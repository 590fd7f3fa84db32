"""Call, project and day to a verdict with reasons; pure."""
