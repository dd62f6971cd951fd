"""Sightline: a line of sight from what inspectors wrote to what children experience."""
