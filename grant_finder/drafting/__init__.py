"""Form, project and call to a draft, its problems and its files; pure but for the bytes out."""
