"""A picture that stands at the left of its paragraph's words and says in words what it shows."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shape import InlineShape

_ANCHOR = """
<wp:anchor {names} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV></wp:anchor>
"""


def beside(shape: InlineShape, says: str) -> None:
    """Take a picture out of its line and put it at the margin, where the words' indent leaves room for it."""
    inline = shape._inline
    inline.docPr.set("descr", says)
    anchor = parse_xml(_ANCHOR.format(names=nsdecls("wp", "a", "r")))
    inline.addprevious(anchor)
    for part in list(inline):
        anchor.append(part)
        if part.tag == qn("wp:extent"):
            anchor.append(parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"))
    run = anchor.getparent()
    if run is not None:
        run.remove(inline)
