"""Many sentences at once, in their paragraphs: what the models look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sightline.reading.classify import prevalence
from sightline.reading.classify.manners import manners_of
from sightline.reading.classify.vocabulary import Ints, Tokens, Vocabulary, tokens_of
from sightline.reading.classify.weights import Floats


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The sentences of one paragraph, and the judgement area and grade it stands under, where known."""

    sentences: Sequence[str]
    area: str | None = None
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """The sentences of several paragraphs in one row, cut into words.

    ``quantities`` are the words of each that say how many children or cases it speaks of.
    """

    texts: Sequence[str]
    quantities: Sequence[str | None]
    tokens: Tokens
    paragraph: Ints
    areas: Sequence[str | None]
    grades: Sequence[str | None]
    manners: Floats

    @property
    def lengths(self) -> Ints:
        """How many words each sentence has, its two ends among them."""
        return np.bincount(self.tokens.sentence, minlength=len(self.texts))


def batch_of(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> Batch:
    """The sentences of ``paragraphs``, ready for the models."""
    texts = [text for paragraph in paragraphs for text in paragraph.sentences]
    tokens = tokens_of(texts, vocabulary)
    counts = [len(paragraph.sentences) for paragraph in paragraphs]
    return Batch(
        texts=texts,
        quantities=list(_quantities(texts, tokens, vocabulary)),
        tokens=tokens,
        paragraph=np.repeat(np.arange(len(paragraphs)), counts),
        areas=[paragraph.area for paragraph in paragraphs for _ in paragraph.sentences],
        grades=[paragraph.grade for paragraph in paragraphs for _ in paragraph.sentences],
        manners=manners_of(tokens, vocabulary),
    )


def _quantities(texts: Sequence[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[str | None]:
    """The quantity words of each sentence; most have neither a word nor a figure that could be one."""
    figures = set(tokens.sentence[vocabulary.are_figures[tokens.ids]].tolist())
    telling = defaultdict[int, set[str]](set)
    places = np.flatnonzero(vocabulary.are_telling[tokens.ids])
    for sentence, word in zip(tokens.sentence[places].tolist(), tokens.ids[places].tolist(), strict=True):
        telling[sentence].add(vocabulary.telling[word])
    for sentence, text in enumerate(texts):
        words, has_figures = telling.get(sentence, ()), sentence in figures
        yield prevalence.words_of(text, words, has_figures=has_figures) if words or has_figures else None
