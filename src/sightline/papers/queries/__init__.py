"""The questions that pages ask of kept papers."""
