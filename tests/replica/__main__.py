"""Shows the replica: ``python -m tests.replica`` serves the invented authorities until it is stopped."""

from __future__ import annotations

import sys
import threading

from tests.replica.demonstration import publish_demonstration
from tests.replica.server import Replica


def main() -> None:
    """Serve until interrupted."""
    with Replica() as replica:
        names = publish_demonstration(replica)
        listed = "".join(f"  {urn}  {name}\n" for urn, name in names.items())
        sys.stdout.write(f"The replica answers at {replica.address}; its authorities have these URNs:\n{listed}")
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            sys.stdout.write("Stopped.\n")


if __name__ == "__main__":
    main()
