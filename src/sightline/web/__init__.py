"""Floor 8: the service in the browser and its JSON API."""
