"""``python -m sightline``: the command line.

Each worker process goes through the program's first module once more as it starts: so there is nothing in it.
"""

from __future__ import annotations


def main() -> None:
    """The ``sightline`` command."""
    from sightline.cli.main import main as command_line

    command_line()


if __name__ == "__main__":
    main()
