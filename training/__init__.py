"""Trains and measures what the reader makes of sentences. Needs scikit-learn; the package itself never does."""
