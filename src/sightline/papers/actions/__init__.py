"""The only code that writes kept papers: each change in one transaction with its event."""
