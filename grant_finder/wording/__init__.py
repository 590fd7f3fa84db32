"""Codes to sentences, nouns to the JSON of the contract."""
