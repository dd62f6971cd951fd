"""What a sentence owes to its place: its neighbours in the paragraph, its opening, its section and grade.

The second look. The first gives every sentence its scores from its words; here they are put beside
those of its neighbours ("However, ..." turns what stood before; "This ..." goes on with it).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sightline.reading.classify.batches import Batch
from sightline.reading.classify.vocabulary import Ints
from sightline.reading.classify.weights import Floats

AREAS = (
    "help-and-protection",
    "children-in-care",
    "children-in-care-and-care-leavers",
    "care-leavers",
    "impact-of-leaders",
    "children-looked-after-and-permanence",
    "leadership-management-governance",
    "lscb-effectiveness",
    "adoption-performance",
)
GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
POLARITIES = 4
"""The first scores of a sentence, one a polarity; those after them weigh one polarity against one other."""
TURNS, GOES_ON, LEADERS, TIMES = range(4)
OPENINGS = (
    r"However|Nevertheless|Nonetheless|Despite|In contrast|Conversely|But|Others",
    r"As a (?:result|consequence)|This|These|Consequently|Therefore|In addition|For example|It|They|Such|"
    r"Similarly|Additionally|Furthermore|Where|When",
    r"(?:Senior |Political )?(?:[Ll]eaders|[Mm]anagers)|The (?:local authority|council|trust|[Bb]oard)",
    r"At the time|In \d{4}|Since|Between|During|Prior|Plans are|Work is|There (?:is|are) plans?",
)
"""The words that make a sentence open in each of these ways; no sentence opens in two."""
_OPENING = re.compile(f"(?:{'|'.join(f'({words})' for words in OPENINGS)})\\b")
_LENGTHS = (8, 12, 18, 30, 40)
_MOST_WORDS = 40
_SHARPNESS = 1.5
"""How much a lead in score counts when scores of polarity become shares."""
_STEEPNESS = 3
"""The same for scores of themes."""
_UNSURE = 0.3
"""A sentence none of whose themes is as sure as this takes them from the one before."""


def openings_of(texts: Sequence[str]) -> Floats:
    """How each sentence opens, one column a kind."""
    found = map(_OPENING.match, texts)
    kinds = [match.lastindex - 1 if match and match.lastindex else len(OPENINGS) for match in found]
    return np.eye(len(OPENINGS) + 1, len(OPENINGS), dtype=np.float32)[kinds]


def neighbours(paragraph: Ints) -> tuple[Ints, Ints]:
    """For each sentence the one before and the one after it in its paragraph; -1 where there is none."""
    index = np.arange(len(paragraph))
    same = paragraph[1:] == paragraph[:-1]
    before, after = np.full(len(index), -1), np.full(len(index), -1)
    before[1:][same] = index[:-1][same]
    after[:-1][same] = index[1:][same]
    return before, after


def polarity_view(scores: Floats, batch: Batch, openings: Floats) -> Floats:
    """One row of numbers a sentence, from which its polarity is told."""
    before, after = neighbours(batch.paragraph)
    sure = _sureness(scores[:, :POLARITIES])
    padded = _with_nothing(sure)
    previous, following = padded[before], padded[after]
    next_opening = _with_nothing(openings)[after]
    return _side_by_side(
        scores,
        sure,
        previous,
        following,
        _others(sure, batch.paragraph),
        padded[_twice(before)],
        openings,
        next_opening,
        *(previous * openings[:, [kind]] for kind in (TURNS, GOES_ON)),
        *(following * next_opening[:, [kind]] for kind in (TURNS, GOES_ON)),
        (before < 0)[:, None],
        (after < 0)[:, None],
        batch.lengths[:, None] <= np.array(_LENGTHS),
        _one_of(batch.areas, AREAS),
        _one_of(batch.grades, GRADES),
        np.array([[bool(quantity)] for quantity in batch.quantities]),
        batch.manners,
    )


def verdicts(view: Floats, context: Floats, verdict: Floats) -> Floats:
    """How much speaks for each polarity: a layer of small tests of the view, and what each test adds.

    In both tables the first row holds the constants. A test that fails adds nothing.
    """
    passed = np.maximum(view @ context[1:] + context[0], 0)
    found: Floats = passed @ verdict[1:] + verdict[0]
    return found


def theme_views(scores: Floats, batch: Batch, openings: Floats) -> tuple[list[Floats], Floats]:
    """What bears on each theme by itself (sentences by themes, several times), and on all of them alike."""
    before, after = neighbours(batch.paragraph)
    sure: Floats = (1 / (1 + np.exp(-_STEEPNESS * scores))).astype(np.float32)
    padded = _with_nothing(sure)
    previous, opening_one = padded[before], sure[_first_of(batch.paragraph)]
    strongest = sure.max(axis=1, keepdims=True)
    goes_on = openings[:, [GOES_ON]]
    own = [
        scores,
        sure,
        previous,
        padded[after],
        _others(sure, batch.paragraph),
        _highest(sure, batch.paragraph),
        opening_one,
        padded[_twice(before)],
        previous * goes_on,
        opening_one * goes_on,
        previous * (strongest < _UNSURE),
    ]
    lengths = np.minimum(batch.lengths, _MOST_WORDS)[:, None] / _MOST_WORDS
    return own, _side_by_side(_one_of(batch.areas, AREAS), openings, lengths, strongest)


def _sureness(scores: Floats) -> Floats:
    """Scores as shares of one."""
    powers = np.exp(_SHARPNESS * (scores - scores.max(axis=1, keepdims=True)))
    shares: Floats = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def _with_nothing(rows: Floats) -> Floats:
    """With a last row of noughts, which -1 points at."""
    return np.vstack([rows, np.zeros((1, rows.shape[1]), np.float32)])


def _twice(before: Ints) -> Ints:
    return np.where(before >= 0, before[before], -1)


def _others(sure: Floats, paragraph: Ints) -> Floats:
    """What the rest of the paragraph is like, on average."""
    count = np.bincount(paragraph)
    sums = np.add.reduceat(sure, _starts(paragraph), axis=0)[_place(paragraph)]
    rest: Floats = ((sums - sure) / np.maximum(count[paragraph] - 1, 1)[:, None]).astype(np.float32)
    return rest


def _highest(sure: Floats, paragraph: Ints) -> Floats:
    highest: Floats = np.maximum.reduceat(sure, _starts(paragraph), axis=0)[_place(paragraph)]
    return highest


def _starts(paragraph: Ints) -> Ints:
    return np.flatnonzero(np.append(True, paragraph[1:] != paragraph[:-1]))


def _place(paragraph: Ints) -> Ints:
    """The number of each sentence's paragraph among those that have sentences."""
    return np.cumsum(np.append(False, paragraph[1:] != paragraph[:-1]))


def _first_of(paragraph: Ints) -> Ints:
    return _starts(paragraph)[_place(paragraph)]


def _one_of(values: Sequence[str | None], known: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """One column for each known value; a value that is not known, or missing, has none."""
    places = {value: place for place, value in enumerate(known)}
    return np.eye(len(known) + 1, len(known), dtype=bool)[[places.get(value or "", len(known)) for value in values]]


def _side_by_side(*columns: npt.NDArray[np.generic]) -> Floats:
    return np.hstack([np.asarray(column, np.float32) for column in columns])
