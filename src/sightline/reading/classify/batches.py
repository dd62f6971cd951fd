"""Many sentences at once, in their paragraphs: what the models look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sightline.reading.classify import prevalence
from sightline.reading.classify.vocabulary import Ints, Tokens, Vocabulary, tokens_of, words_of


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

    @property
    def lengths(self) -> Ints:
        """How many words each sentence has, its two ends among them."""
        return np.bincount(self.tokens.sentence, minlength=len(self.texts))


def batch_of(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> Batch:
    """The sentences of ``paragraphs``, ready for the models."""
    texts = [text for paragraph in paragraphs for text in paragraph.sentences]
    words = [words_of(text) for text in texts]
    counts = [len(paragraph.sentences) for paragraph in paragraphs]
    return Batch(
        texts=texts,
        quantities=[prevalence.words_of(text, row) for text, row in zip(texts, words, strict=True)],
        tokens=tokens_of(words, vocabulary),
        paragraph=np.repeat(np.arange(len(paragraphs)), counts),
        areas=[paragraph.area for paragraph in paragraphs for _ in paragraph.sentences],
        grades=[paragraph.grade for paragraph in paragraphs for _ in paragraph.sentences],
    )
