"""What can be searched: a sentence or an area for improvement, as the words and tags an index holds."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.register.models.area import Area
from sightline.register.models.document import Document
from sightline.register.models.finding import Sentence
from sightline.register.models.inspection import Inspection


class Passage(models.Model):
    """A sentence or an area for improvement, laid out for searching; made anew from those at any time.

    ``id`` sorts by time: the day the inspection began, then printed order reversed, so that the newest
    stand at the end of every index. ``tags`` are what it can be filtered by, ``words`` its words as
    printed (folded), then their stems and every two in a row; all are set apart by single spaces. The database
    keeps its full-text index in step with both columns by itself.
    """

    id = models.PositiveBigIntegerField(primary_key=True)
    sentence = models.OneToOneField(Sentence, on_delete=models.CASCADE, null=True, related_name="passage")
    area = models.OneToOneField(Area, on_delete=models.CASCADE, null=True, related_name="passage")
    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="passages")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="passages")
    tags = models.TextField()
    words = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sentence=None, area__isnull=False) | Q(sentence__isnull=False, area=None),
                name="a_passage_is_a_sentence_or_an_area",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]
