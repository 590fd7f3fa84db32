"""One module a platform (a kind of website or API); the file name is `platform` in a source's TOML."""
