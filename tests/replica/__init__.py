"""A replica of the inspectorate's two sites on this machine, which can misbehave on request."""
