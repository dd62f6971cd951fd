"""Improvement: from what needs to improve to what was done; plans, actions, evidence, closing, boards."""
