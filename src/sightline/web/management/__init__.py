"""Commands of the service; ``sightline serve`` calls them."""
