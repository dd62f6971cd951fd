"""Originals on a shelf by the hash of what is in them, and the fetching of newly published ones."""
