"""Small invented reports in any number: authorities in turn, an inspection every three years."""

from __future__ import annotations

from pathlib import Path

AUTHORITIES = ("Northmere", "Eastvale", "Harrowdene", "Westholt", "Southbeck", "Fenwick Marsh", "Aldercombe")
FIRST_YEAR = 2018

REPORT = """# {authority}

Inspection of children's services

Inspection dates: {day} to {end} March {year}

Lead inspector: Ada Winterbourne, His Majesty's Inspector

The previous inspection took place in March {before}.

What needs to improve

- The timeliness of visits to children in need, in paper {number}.
- The quality of plans for children in care.

The experiences and progress of children who need help and protection: good

1. Most children get help when they need it. A small number wait too long.
2. Leaders of {authority} know what to do next, as paper {number} says.
"""


def write_documents(folder: Path, count: int) -> list[Path]:
    """Write so many reports; their files, in the order in which they are walked."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder, number) for number in range(count)]


def _write(folder: Path, number: int) -> Path:
    turn, which = divmod(number, len(AUTHORITIES))
    year, day = FIRST_YEAR + turn % 8, 4 + turn // 8
    words = REPORT.format(authority=AUTHORITIES[which], day=day, end=day + 4, year=year, before=year - 3, number=number)
    file = folder / f"{number:04}.md"
    file.write_text(words, encoding="utf-8")
    return file
