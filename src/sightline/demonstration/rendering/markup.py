"""Sets a draft as a web page, as committee systems and news pages publish them, or as Markdown."""

from __future__ import annotations

from html import escape
from itertools import chain

from sightline.demonstration.blocks import (
    Block,
    Bullets,
    Contents,
    Draft,
    Heading,
    Lines,
    NewPage,
    Numbered,
    Paragraph,
    Table,
)

NAVIGATION = ("Home", "Your council", "Meetings and papers", "Contact us")
MARK = "Demonstration: invented authority"


def html(draft: Draft) -> bytes:
    """The draft as a page with the navigation and footer that surround it on a council's site."""
    links = "".join(f'<li><a href="#">{words}</a></li>' for words in NAVIGATION)
    body = "\n".join(chain.from_iterable(_in_html(block) for block in draft.blocks))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(draft.title)}</title>\n</head>\n<body>\n<nav><ul>{links}</ul></nav>\n"
        f"<main>\n{body}\n</main>\n<footer><p>{MARK}</p></footer>\n</body>\n</html>\n"
    ).encode()


def markdown(draft: Draft) -> bytes:
    """The draft as Markdown."""
    return (
        "\n\n".join(chain.from_iterable(_in_markdown(block) for block in draft.blocks)) + f"\n\n*{MARK}*\n"
    ).encode()


def _in_html(block: Block) -> list[str]:
    match block:
        case Heading():
            return [f"<h{block.level}>{escape(block.text)}</h{block.level}>"]
        case Paragraph():
            label = f"<strong>{escape(block.label)}</strong> " if block.label else ""
            return [f"<p>{label}{escape(block.text)}</p>"]
        case Numbered():
            return [f"<p>{block.number}{'' if block.glued else '&nbsp;'}{escape(block.text)}</p>"]
        case Bullets():
            return [
                "<ul>",
                *(f"<li>{escape(item.text)}{_parts_in_html(item.parts)}</li>" for item in block.items),
                "</ul>",
            ]
        case Table():
            return [
                "<table>",
                *(_row_in_html(row, block.has_head and not index) for index, row in enumerate(block.rows)),
                "</table>",
            ]
        case Lines():
            return [f"<p>{'<br>'.join(escape(line) for line in block.lines)}</p>"]
        case Contents() | NewPage():
            return []


def _parts_in_html(parts: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(part)}</li>' for part in parts)}</ul>" if parts else ""


def _row_in_html(row: tuple[str, ...], is_head: bool) -> str:
    tag = "th" if is_head else "td"
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in row)}</tr>"


def _in_markdown(block: Block) -> list[str]:
    match block:
        case Heading():
            return [f"{'#' * block.level} {block.text}"]
        case Paragraph():
            return [f"**{block.label}** {block.text}".strip() if block.label else block.text]
        case Numbered():
            return [f"{block.number}{'' if block.glued else ' '}{block.text}"]
        case Bullets():
            lines = [
                line for item in block.items for line in (f"- {item.text}", *(f"  - {part}" for part in item.parts))
            ]
            return ["\n".join(lines)]
        case Table():
            head, *rows = block.rows
            lines = [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]
            return ["\n".join(lines)]
        case Lines():
            return ["  \n".join(block.lines)]
        case Contents() | NewPage():
            return []
