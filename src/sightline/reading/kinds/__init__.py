"""Readers of every kind of document that is not an inspection report; each has ``read(document)``."""
