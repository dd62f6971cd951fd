"""The limits within which a file is opened, and the errors for what lies beyond them.

Every limit is stated here once. They bound memory and time whatever a file claims about itself:
archives are inflated in slices against a budget, XML is parsed without entities or network, and
whoever walks a long document asks a :class:`Deadline` as it goes.
"""

from __future__ import annotations

import time
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from sightline.ground.errors import UnusableDocument

if TYPE_CHECKING:
    from lxml import etree

MEGABYTE = 1024 * 1024
MAX_FILE_BYTES = 100 * MEGABYTE
MAX_TEXT_BYTES = 10 * MEGABYTE
"""For formats that are text as they stand: HTML, Markdown, plain text."""
MAX_PAGES = 2_000
OPENING_SECONDS = 60.0
MAX_ARCHIVE_MEMBERS = 5_000
MAX_ARCHIVE_DIRECTORY_BYTES = 2 * MEGABYTE
MAX_INFLATED_BYTES = 150 * MEGABYTE
MAX_XML_BYTES = 60 * MEGABYTE
MAX_INFLATION_RATIO = 200
"""Real Word files shrink about tenfold; a member beyond this ratio is a bomb, once it is of any size."""
MAX_DEPTH = 200
_RATIO_MATTERS_FROM = MEGABYTE
_SLICE = 256 * 1024
_DIRECTORY_END = b"PK\x05\x06"


def too_large(what: str) -> UnusableDocument:
    """The error for a file beyond a limit; ``what`` completes "The file …"."""
    return UnusableDocument("too-large", f"The file {what}. Give the report on its own, or save it again smaller.")


def damaged(what: str) -> UnusableDocument:
    """The error for a file whose inside does not hold together; ``what`` completes "The file …"."""
    return UnusableDocument("damaged", f"The file {what}. Download it again, or open it and save it anew.")


class Deadline:
    """How long one document may take to open; ask it now and then with :meth:`check`."""

    def __init__(self, seconds: float = OPENING_SECONDS) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds

    def check(self) -> None:
        """Stop opening, with ``too-large``, once the time is up."""
        if time.monotonic() > self._until:
            raise too_large(f"takes longer to open than the limit of {self._seconds:.0f} seconds")


def check_size(size: int, limit: int = MAX_FILE_BYTES) -> None:
    """Refuse a file of more bytes than ``limit``."""
    if size > limit:
        raise too_large(f"has {size / MEGABYTE:.0f} MB; the limit is {limit // MEGABYTE} MB")


def check_pages(pages: int) -> None:
    """Refuse a document of more pages than any report has."""
    if pages > MAX_PAGES:
        raise too_large(f"has {pages} pages; the limit is {MAX_PAGES}")


def open_archive(data: bytes) -> zipfile.ZipFile:
    """A zip file whose list of members is of a sane length and claims no more than the limits.

    Raises ``damaged`` where it is no whole archive, ``too-large`` where it claims too much.
    """
    _check_directory(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged("is cut short or broken inside") from error
    members = archive.infolist()
    if len(members) > MAX_ARCHIVE_MEMBERS:
        raise too_large(f"has {len(members)} parts inside; the limit is {MAX_ARCHIVE_MEMBERS}")
    if sum(member.file_size for member in members) > MAX_INFLATED_BYTES:
        raise too_large(f"would unpack to more than {MAX_INFLATED_BYTES // MEGABYTE} MB")
    return archive


def _check_directory(data: bytes) -> None:
    """Look at the end record before the whole directory is read into memory."""
    at = data.rfind(_DIRECTORY_END)
    if at < 0:
        raise damaged("is cut short: the list of its parts is missing")
    record = data[at + 12 : at + 16]
    if int.from_bytes(record, "little") > MAX_ARCHIVE_DIRECTORY_BYTES:
        raise too_large("lists far more parts inside than a document has")


def inflate(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member of an archive, unpacked slice by slice within the limits, whatever it declares."""
    member = archive.getinfo(name)
    if member.flag_bits & 1:
        raise UnusableDocument("encrypted", "The file is protected by a password. Save a copy without it.")
    slices: list[bytes] = []
    size = 0
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_SLICE):
                size += len(piece)
                _check_inflation(size, member.compress_size)
                slices.append(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise damaged("is cut short or broken inside") from error
    return b"".join(slices)


def _check_inflation(size: int, packed: int) -> None:
    if size > MAX_XML_BYTES:
        raise too_large(f"has a part that unpacks to more than {MAX_XML_BYTES // MEGABYTE} MB")
    if size > _RATIO_MATTERS_FROM and size > packed * MAX_INFLATION_RATIO:
        raise too_large("unpacks to hundreds of times its size, which no real document does")


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML part, parsed without entities, document types, network or huge nodes.

    A document type has no place in an office file and is refused unread: it is how outside files
    are pulled in and how small files are made to swell.
    """
    from lxml import etree

    if _declares_type(data):
        raise damaged("declares XML entities, which an office document never does")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged("is broken inside") from error
    check_depth(root)
    return root


def _declares_type(data: bytes) -> bool:
    """Whether ``<!DOCTYPE`` or ``<!ENTITY`` stands in the data, in one-byte or two-byte characters."""
    narrow = data.replace(b"\x00", b"")
    return b"<!DOCTYPE" in narrow or b"<!ENTITY" in narrow


def check_depth(root: etree._Element) -> None:
    """Refuse elements nested deeper than any writer nests them."""
    depth = 0
    from lxml import etree

    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise damaged(f"is nested more than {MAX_DEPTH} levels deep")
