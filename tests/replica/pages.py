"""Pages and documents of the replica, about invented authorities."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication on an authority's page."""

    title: str
    day: str
    address: str


def provider_page(urn: str, entries: list[Entry]) -> str:
    """An authority's page, built as the inspectorate builds them: a list of days with links to files."""
    items = "\n".join(_item(entry) for entry in entries)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Provider {urn}</title></head><body>\n'
        f"<h1>An invented authority</h1><p>URN: {urn}</p>\n"
        f'<a href="/about-our-inspection-reports">About our reports</a>\n'
        f'<ol class="timeline">\n{items}\n</ol>\n</body></html>\n'
    )


def _item(entry: Entry) -> str:
    return (
        f'<li class="timeline__day"><time>{entry.day}</time>'
        f'<a class="publication-link" href="{entry.address}" target="_blank">\n {entry.title}'
        f'  <span class="nonvisual">{entry.title}, pdf - {entry.day}</span></a></li>'
    )


def made_pdf(words: str) -> bytes:
    """A small PDF that opens: one empty page, and the words in a comment."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    body = b"%PDF-1.7\n% " + words.encode("utf-8") + b"\n"
    places = []
    for number, written in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 4\n0000000000 65535 f \n" + table + trailer
