"""One noun a file. Only ``register.actions`` writes them."""

from sightline.register.models.area import Area, AreaTag, LineageLink
from sightline.register.models.authority import (
    Authority,
    AuthorityCode,
    DeliveryBody,
    DeliveryService,
    Neighbour,
    NeighbourSet,
    Succession,
)
from sightline.register.models.document import Document, Reading
from sightline.register.models.doubt import Doubt
from sightline.register.models.event import Event
from sightline.register.models.finding import AreaTheme, Finding, Sentence, SentenceTheme
from sightline.register.models.inspection import Account, Inspection
from sightline.register.models.judgement import Judgement, Review
from sightline.register.models.passage import Passage
from sightline.register.models.search import SavedSearch
from sightline.register.models.second_step import SecondStep
from sightline.register.models.sign_in import AccessToken, SignInFailure

__all__ = [
    "AccessToken",
    "Account",
    "Area",
    "AreaTag",
    "AreaTheme",
    "Authority",
    "AuthorityCode",
    "DeliveryBody",
    "DeliveryService",
    "Document",
    "Doubt",
    "Event",
    "Finding",
    "Inspection",
    "Judgement",
    "LineageLink",
    "Neighbour",
    "NeighbourSet",
    "Passage",
    "Reading",
    "Review",
    "SavedSearch",
    "SecondStep",
    "Sentence",
    "SentenceTheme",
    "SignInFailure",
    "Succession",
]
