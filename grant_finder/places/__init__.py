"""TERYT: codes, names, parents, population; names of places found in text."""
