"""Floor 7: whole tasks, top to bottom. Read these first."""
