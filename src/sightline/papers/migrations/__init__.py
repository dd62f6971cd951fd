"""The tables of kept papers, step by step."""
