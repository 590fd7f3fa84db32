"""What a use case works with: settings, clock, fetcher, catalogue, projects; opened and closed together."""
