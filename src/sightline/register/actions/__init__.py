"""The only code that writes the register: keyword-only, atomic, each with its event."""
