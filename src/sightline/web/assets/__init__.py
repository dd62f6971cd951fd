"""The front-end parts: fetched at build, stripped of marks that are not ours, never committed."""
