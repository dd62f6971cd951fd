"""The shape of what was measured, step by step."""
