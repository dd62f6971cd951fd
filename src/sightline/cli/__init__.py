"""Floor 8: the command line, one command for each journey."""
