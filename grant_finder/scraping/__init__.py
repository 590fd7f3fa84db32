"""The kit scrapers are written with; the only room that touches the network.

A scraper imports its base class from `scraping.scraper` and its nouns from `scraping.pages`.
"""
