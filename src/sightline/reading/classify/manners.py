"""In what manner a sentence speaks: how many words it has that judge, describe, suppose, count or date.

What only describes is told from what is judged less by any one word than by such words together.
"""

from __future__ import annotations

import numpy as np

from sightline.reading.classify.cues import manners
from sightline.reading.classify.vocabulary import Tokens, Vocabulary
from sightline.reading.classify.weights import Floats

_MOST = 3
"""More words of a manner than this tell nothing more."""


def manners_of(tokens: Tokens, vocabulary: Vocabulary) -> Floats:
    """One row a sentence, one column a manner, then figures and commas."""
    kinds = len(manners()) + 3
    places = tokens.sentence * kinds + vocabulary.manners.take(tokens.ids)
    counts = np.bincount(places, minlength=tokens.sentences * kinds).reshape(tokens.sentences, kinds)
    return np.minimum(counts[:, :-1], _MOST).astype(np.float32)
