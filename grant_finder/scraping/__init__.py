"""The kit scrapers are written with; the only room that touches the network."""
