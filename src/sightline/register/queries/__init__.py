"""The questions that pages and papers ask."""
