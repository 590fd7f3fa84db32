"""Text in the language of the user: gettext, read from the .po without a build step."""
