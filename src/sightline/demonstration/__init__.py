"""The demonstration: invented authorities and their documents, each with the truth about what it says.

``make(folder)`` writes the whole set; ``build(commission)`` makes one document in any form and layout. The
authorities and what happened to them are in ``story/``, the sentences in ``stock/``, the looks in ``templates/``.
"""

from sightline.demonstration.making import MadeDocument, build, commissions, make
from sightline.demonstration.nouns import Commission, Oddities
from sightline.demonstration.truth import Truth

__all__ = ["Commission", "MadeDocument", "Oddities", "Truth", "build", "commissions", "make"]
