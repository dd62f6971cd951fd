"""The questions that pages and papers ask of what was measured."""
