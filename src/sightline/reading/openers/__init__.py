"""Bytes to one Document type. Only these modules know file formats."""
