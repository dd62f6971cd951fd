"""Shows the replica: ``python -m tests.replica`` serves two invented authorities until it is stopped."""

from __future__ import annotations

import sys
import threading

from tests.replica.server import Replica


def main() -> None:
    """Serve until interrupted."""
    with Replica() as replica:
        replica.publishes("90001", (50000001, "6 February 2024"), (50000002, "14 May 2021"))
        replica.publishes("90002", (50000003, "1 March 2023"))
        sys.stdout.write(f"The replica answers at {replica.address}; its authorities have the URNs 90001 and 90002.\n")
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            sys.stdout.write("Stopped.\n")


if __name__ == "__main__":
    main()
