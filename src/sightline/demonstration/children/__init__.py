"""Made children: invented careers through the service, with what is true of them known beforehand.

``world(plan)`` makes an authority's children; ``world(plan).as_at(day)`` is the return of a quarter day, with its
truths. ``write`` and ``workbook`` put a return on disk, ``defects`` spoils one on purpose, ``country`` lays many
authorities side by side. ``CANARY_WORDS`` must never be seen anywhere.
"""

from sightline.demonstration.children.edges import CANARY_BORN_ON, CANARY_ID, CANARY_NAMES, CANARY_WORDS, Edge, edges
from sightline.demonstration.children.plan import Plan
from sightline.demonstration.children.truth import Truth
from sightline.demonstration.children.world import Return, World, world

__all__ = [
    "CANARY_BORN_ON",
    "CANARY_ID",
    "CANARY_NAMES",
    "CANARY_WORDS",
    "Edge",
    "Plan",
    "Return",
    "Truth",
    "World",
    "edges",
    "world",
]
