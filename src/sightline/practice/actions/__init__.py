"""The only code that writes what is measured: keyword-only, atomic, each with its event."""
