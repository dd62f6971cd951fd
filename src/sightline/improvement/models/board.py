"""Boards and their meetings: what goes to which, what was decided and asked there."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.improvement.models.action import Action
from sightline.improvement.models.area import PlanArea
from sightline.improvement.models.plan import Plan
from sightline.register.models.places import one_of

BOARDS = ("improvement-board", "corporate-parenting-panel", "scrutiny", "cabinet", "partnership", "other")


class Board(models.Model):
    """A body that oversees improvement and meets."""

    authority = models.ForeignKey("register.Authority", on_delete=models.PROTECT, related_name="boards")
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]
        constraints = [
            one_of("kind", "board_kind_is_known", *BOARDS),
            models.UniqueConstraint(fields=["authority", "name"], name="a_board_is_held_once"),
            models.CheckConstraint(condition=~Q(name=""), name="a_board_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """One meeting of a board."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="meetings")
    on = models.DateField()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["board", "on"], name="a_board_meets_once_a_day")]

    def __str__(self) -> str:
        return f"{self.board} on {self.on}"


class BoardItem(models.Model):
    """What goes to a meeting: a plan, an area or an action, or something in words alone."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    what = models.CharField(max_length=300)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, null=True, related_name="board_items")
    area = models.ForeignKey(PlanArea, on_delete=models.CASCADE, null=True, related_name="board_items")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, null=True, related_name="board_items")

    class Meta:
        ordering = ["meeting", "id"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="a_board_item_says_what")]

    def __str__(self) -> str:
        return self.what


class Decision(models.Model):
    """What a meeting decided, about an item of it and, where there is one, an action."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    item = models.ForeignKey(BoardItem, on_delete=models.CASCADE, null=True, related_name="decisions")
    action = models.ForeignKey(Action, on_delete=models.SET_NULL, null=True, related_name="decisions")
    words = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "id"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_decision_has_words")]

    def __str__(self) -> str:
        return self.words[:80]


class Question(models.Model):
    """What was asked at a meeting and by whom (by office), and the answer once it is given."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="questions")
    item = models.ForeignKey(BoardItem, on_delete=models.CASCADE, null=True, related_name="questions")
    action = models.ForeignKey(Action, on_delete=models.SET_NULL, null=True, related_name="questions")
    asked_by = models.CharField(max_length=120)
    words = models.TextField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_question_has_words"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_on=None)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_on__isnull=False)),
                name="question_answer_by_and_on_together",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]
