"""The floor: bare text extraction of PDFs with pdfium, a whole process of its own.

``python -m benchmarks.bare FOLDER`` reads every page's text and prints how many characters there are.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2


def characters(path: Path) -> int:
    """How many characters pdfium finds in a PDF."""
    pdf = pypdfium2.PdfDocument(path)
    count = 0
    for page in pdf:
        words = page.get_textpage()
        count += len(words.get_text_range())
        words.close()
        page.close()
    pdf.close()
    return count


if __name__ == "__main__":
    print(sum(characters(path) for path in sorted(Path(sys.argv[1]).rglob("*.pdf"))))
