"""One file a kind of fact."""
