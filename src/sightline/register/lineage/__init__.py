"""What became of an area for improvement: pure comparison of texts, without the database.

``tracing.trace`` is the way in; ``register.actions.lineage`` gives it what the register holds and keeps what it
finds.
"""
