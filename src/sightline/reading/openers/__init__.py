"""Opens inspection documents of five formats, told apart by content, into one kind of Document.

PDF, Word (.docx and .docm), HTML, Markdown and plain text. Each format's opener, and the library
it stands on, is imported only when a file of that format is met.
"""

from __future__ import annotations

from pathlib import Path

from sightline.ground.errors import UnusableDocument
from sightline.reading.model import Document
from sightline.reading.openers import guards
from sightline.reading.openers.sniff import Format, sniff


def open_document(path: Path) -> Document:
    """The document in a file.

    Raises UnusableDocument, with a permanent code and plain words, for whatever cannot be opened:
    see ``ground/errors.py`` for the codes and ``guards.py`` for the limits.
    """
    return open_bytes(_read(path), path.name)


def open_bytes(data: bytes, name: str) -> Document:
    """The document in ``data``; ``name`` is kept as its file name and decides nothing.

    Raises UnusableDocument as :func:`open_document` does.
    """
    guards.check_size(len(data))
    kind = sniff(data)
    if kind not in (Format.PDF, Format.DOCX):
        guards.check_size(len(data), guards.MAX_TEXT_BYTES)
    document = _open_as(kind, data, name)
    if not document.blocks:
        raise UnusableDocument("no-text", "The file holds no words. Check that it is the right one.")
    return document


def _open_as(kind: Format, data: bytes, name: str) -> Document:
    if kind is Format.PDF:
        from sightline.reading.openers.pdf import open_pdf

        return open_pdf(data, name)
    if kind is Format.DOCX:
        from sightline.reading.openers.docx import open_docx

        return open_docx(data, name)
    if kind is Format.HTML:
        from sightline.reading.openers.html import open_html

        return open_html(data, name)
    if kind is Format.MARKDOWN:
        from sightline.reading.openers.markdown import open_markdown

        return open_markdown(data, name)
    from sightline.reading.openers.plain import open_plain

    return open_plain(data, name)


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnusableDocument("not-a-document", "This is a folder. Give the files in it.")
        if path.exists() and not path.is_file():
            raise UnusableDocument("not-a-document", "This is not a file but a device or a pipe. Give a file.")
        guards.check_size(path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnusableDocument("not-a-document", "There is no such file. Check the name and the folder.") from error
    except PermissionError as error:
        raise UnusableDocument(
            "not-a-document", "The file may not be opened. Ask for permission to read it, or copy it elsewhere."
        ) from error
    except (OSError, ValueError) as error:
        raise UnusableDocument(
            "not-a-document", "The file could not be read. Check the disk or the network."
        ) from error
