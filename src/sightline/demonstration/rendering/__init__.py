"""Drafts in the formats people meet them in."""
