"""One command a file; the file is named by its verb."""
