"""A sentence that a person adds to a paper of their own accord."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sightline.papers.models.kept import KeptPaper


class OwnSentence(models.Model):
    """A person's own sentence, and where it stands: after a statement, or at the end of a section.

    ``after`` is the key of a statement, or blank for the end of ``section``. ``section`` is the heading above it,
    where the sentence goes when the facts no longer make that statement. What is changed in it later is an edit.
    """

    paper = models.ForeignKey(KeptPaper, on_delete=models.CASCADE, related_name="own_sentences")
    after = models.CharField(max_length=200, blank=True)
    section = models.CharField(max_length=300, blank=True)
    says = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["paper", "id"]

    def __str__(self) -> str:
        return f"{self.paper_id} after {self.after or self.section}"
