"""Plans, actions, evidence, closing, boards: the first tables of improvement."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("register", "0004_lineage_seen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("state", models.CharField(default="draft", max_length=12)),
                ("begun_on", models.DateField()),
                ("early_draft_on", models.DateField(null=True)),
                ("consulted_on", models.DateField(null=True)),
                ("approved_on", models.DateField(null=True)),
                ("sent_on", models.DateField(null=True)),
                ("published_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="register.authority"
                    ),
                ),
            ],
            options={
                "ordering": ["-begun_on", "-id"],
                "indexes": [models.Index(fields=["authority", "-begun_on"], name="plan_by_authority")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("draft", "consultation", "approved", "sent", "published"))),
                        name="plan_state_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="a_plan_has_a_title"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_by", None), ("approved_on", None)),
                            models.Q(("approved_by__isnull", False), ("approved_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="plan_approved_on_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("approved", "sent", "published")), _negated=True),
                            ("approved_on__isnull", False),
                            _connector="OR",
                        ),
                        name="a_plan_is_approved_before_it_goes_out",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True), ("sent_on__isnull", False), _connector="OR"
                        ),
                        name="a_sent_plan_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_on__isnull", False),
                            _connector="OR",
                        ),
                        name="a_published_plan_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("received_on", models.DateField(null=True)),
                ("published_on", models.DateField(null=True)),
                ("has_priority_action", models.BooleanField(default=False)),
                (
                    "inspection",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="register.inspection",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sources", to="improvement.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["plan", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "inspection",
                                    "focused-visit",
                                    "monitoring-visit",
                                    "joint-inspection",
                                    "peer-review",
                                    "audit",
                                    "self-evaluation",
                                ),
                            )
                        ),
                        name="plan_source_kind_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("inspection__isnull", False)),
                        fields=("plan", "inspection"),
                        name="a_plan_draws_from_an_inspection_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="a_plan_source_has_a_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("is_priority", models.BooleanField(default=False)),
                ("said_on", models.DateField(null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("page", models.PositiveIntegerField(null=True)),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("quote", models.TextField(blank=True)),
                ("state", models.CharField(default="open", max_length=10)),
                ("closed_on", models.DateField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="planned",
                        to="register.area",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan_areas", to="register.authority"
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="planned",
                        to="register.inspection",
                    ),
                ),
                ("plans", models.ManyToManyField(related_name="areas", to="improvement.plan")),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="areas",
                        to="improvement.plansource",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["authority", "state"], name="plan_area_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("open", "proposed", "closed"))),
                        name="plan_area_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_plan_area_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("state", "closed")),
                            models.Q(models.Q(("state", "closed"), _negated=True), ("closed_on", None)),
                            _connector="OR",
                        ),
                        name="a_closed_plan_area_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", None), ("quote", ""), ("sha256", ""), ("start", None)),
                            models.Q(
                                ("end__gt", models.F("start")),
                                ("sha256__regex", "^[0-9a-f]{64}$"),
                                models.Q(("quote", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_plan_area_has_its_whole_place_or_none",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("area__isnull", False)),
                        fields=("authority", "area"),
                        name="an_area_is_planned_for_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("sha256", ""), _negated=True),
                        fields=("authority", "sha256", "start", "end"),
                        name="a_sentence_is_planned_for_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(blank=True, max_length=20)),
                ("what", models.TextField()),
                ("owner_role", models.CharField(max_length=120)),
                ("due_on", models.DateField(null=True)),
                ("reason_for_no_date", models.TextField(blank=True)),
                ("change_for_children", models.TextField(blank=True)),
                ("capacity", models.TextField(blank=True)),
                ("cost", models.CharField(blank=True, max_length=200)),
                ("status_now", models.CharField(default="not-started", max_length=12)),
                ("forecast", models.CharField(default="not-known", max_length=12)),
                ("heard_of_on", models.DateField(null=True)),
                ("added_on", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="register.authority"
                    ),
                ),
                (
                    "contributors",
                    models.ManyToManyField(blank=True, related_name="shared_actions", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned_actions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("plans", models.ManyToManyField(related_name="actions", to="improvement.plan")),
                ("areas", models.ManyToManyField(related_name="actions", to="improvement.planarea")),
            ],
            options={
                "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "id"],
                "indexes": [
                    models.Index(fields=["authority", "due_on", "id"], name="action_by_due_day"),
                    models.Index(fields=["owner", "due_on", "id"], name="action_by_owner"),
                    models.Index(fields=["authority", "status_now", "due_on"], name="action_by_status"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="an_action_says_what_is_done"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner_role", ""), _negated=True), name="an_action_has_an_owner_by_role"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_on__isnull", False), ("reason_for_no_date", "")),
                            models.Q(("due_on", None), models.Q(("reason_for_no_date", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="an_action_has_a_date_or_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status_now__in", ("not-started", "under-way", "done", "stopped"))),
                        name="action_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("forecast__in", ("on-time", "may-be-late", "will-be-late", "not-known"))),
                        name="action_forecast_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("status_now", "done")),
                            models.Q(models.Q(("status_now", "done"), _negated=True), ("done_on", None)),
                            _connector="OR",
                        ),
                        name="a_done_action_has_its_day",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("authority", "reference"),
                        name="an_action_reference_is_used_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Board",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=120)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="boards", to="register.authority"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "improvement-board",
                                    "corporate-parenting-panel",
                                    "scrutiny",
                                    "cabinet",
                                    "partnership",
                                    "other",
                                ),
                            )
                        ),
                        name="board_kind_is_known",
                    ),
                    models.UniqueConstraint(fields=("authority", "name"), name="a_board_is_held_once"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="a_board_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="improvement.board"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-id"],
                "constraints": [models.UniqueConstraint(fields=("board", "on"), name="a_board_meets_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="BoardItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=300)),
                (
                    "action",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="board_items",
                        to="improvement.action",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="improvement.meeting"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="board_items",
                        to="improvement.plan",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="board_items",
                        to="improvement.planarea",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="a_board_item_says_what"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DateMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("old_due_on", models.DateField(null=True)),
                ("new_due_on", models.DateField(null=True)),
                ("reason", models.TextField()),
                ("asked_on", models.DateField()),
                ("state", models.CharField(default="asked", max_length=8)),
                ("decided_on", models.DateField(null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="date_moves", to="improvement.action"
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["action", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("asked", "agreed", "refused"))),
                        name="date_move_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_date_move_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", None), ("decided_on", None), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="date_move_decided_by_and_on_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_agrees_their_own_date_move",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("action",),
                        name="an_action_waits_for_one_date_move",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dependency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="waits_for", to="improvement.action"
                    ),
                ),
                (
                    "on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waited_for_by",
                        to="improvement.action",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "dependencies",
                "constraints": [
                    models.UniqueConstraint(fields=("action", "on"), name="an_action_waits_for_another_once"),
                    models.CheckConstraint(
                        condition=models.Q(("action", models.F("on")), _negated=True), name="no_action_waits_for_itself"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("what", models.CharField(max_length=300)),
                ("reference", models.CharField(blank=True, max_length=80)),
                ("baseline", models.CharField(blank=True, max_length=200)),
                ("target", models.CharField(max_length=200)),
                ("baseline_value", models.DecimalField(decimal_places=3, max_digits=12, null=True)),
                ("target_value", models.DecimalField(decimal_places=3, max_digits=12, null=True)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("better", models.CharField(default="higher", max_length=6)),
                ("by_when", models.DateField(null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="improvement.action"
                    ),
                ),
            ],
            options={
                "ordering": ["action", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("indicator", "audit-question", "what-children-say"))),
                        name="measure_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("better__in", ("higher", "lower"))), name="measure_direction_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("what", ""), _negated=True), name="a_measure_says_what"),
                    models.CheckConstraint(
                        condition=models.Q(("target", ""), _negated=True), name="a_measure_has_a_target"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_at", models.DateField()),
                ("value", models.DecimalField(decimal_places=3, max_digits=12, null=True)),
                ("numerator", models.PositiveIntegerField(null=True)),
                ("denominator", models.PositiveIntegerField(null=True)),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="improvement.measure"
                    ),
                ),
            ],
            options={
                "ordering": ["measure", "-as_at", "-id"],
                "indexes": [models.Index(fields=["measure", "-as_at", "-id"], name="latest_result_of_a_measure")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="a_result_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("denominator", None), ("numerator", None)),
                            models.Q(("denominator__gt", 0), ("denominator__gte", models.F("numerator"))),
                            _connector="OR",
                        ),
                        name="a_result_has_both_counts_or_none",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to="improvement.action",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="improvement.boarditem",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="improvement.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_decision_has_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                ("reached_on", models.DateField(null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="improvement.action"
                    ),
                ),
            ],
            options={
                "ordering": ["action", "due_on", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("reached_on", None)),
                        fields=["action", "due_on"],
                        name="milestones_not_reached",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="a_milestone_says_what"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16)),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("on", models.DateField()),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("filename", models.CharField(blank=True, max_length=255)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("counted", models.PositiveIntegerField(null=True)),
                ("heard_how", models.CharField(blank=True, max_length=200)),
                ("observer", models.CharField(blank=True, max_length=150)),
                ("added_at", models.DateTimeField()),
                ("actions", models.ManyToManyField(blank=True, related_name="evidence", to="improvement.action")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="register.authority"
                    ),
                ),
                (
                    "result",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="improvement.measureresult",
                    ),
                ),
                ("areas", models.ManyToManyField(blank=True, related_name="evidence", to="improvement.planarea")),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["-on", "-id"],
                "indexes": [models.Index(fields=["authority", "-on"], name="evidence_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("document", "measure-result", "audit-result", "voice", "observation"))
                        ),
                        name="evidence_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="evidence_says_what_it_shows"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("filename", ""), ("sha256", "")),
                            models.Q(("sha256__regex", "^[0-9a-f]{64}$"), models.Q(("filename", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="evidence_file_has_hash_and_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "document"), _negated=True),
                            models.Q(models.Q(("sha256", ""), _negated=True), models.Q(("place", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_document_has_its_file_and_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "measure-result"), _negated=True),
                            ("result__isnull", False),
                            _connector="OR",
                        ),
                        name="a_measured_result_has_its_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "audit-result"), _negated=True), ("counted__gt", 0), _connector="OR"
                        ),
                        name="an_audit_says_how_many",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "voice"), _negated=True),
                            models.Q(models.Q(("heard_how", ""), _negated=True), ("counted__gt", 0)),
                            _connector="OR",
                        ),
                        name="a_voice_says_how_it_was_heard",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "observation"), _negated=True),
                            models.Q(("observer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_observation_is_signed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reasons", models.TextField()),
                ("proposed_on", models.DateField()),
                ("state", models.CharField(default="waits", max_length=10)),
                ("decided_on", models.DateField(null=True)),
                ("decided_why", models.TextField(blank=True)),
                ("closed_on", models.DateField(null=True)),
                ("unmet", models.JSONField(default=list)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="closures", to="improvement.planarea"
                    ),
                ),
            ],
            options={
                "ordering": ["area", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("waits", "closes", "declined"))),
                        name="closure_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="a_closure_has_its_reasons"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_by", None), ("closed_on", None)),
                            models.Q(("closed_by__isnull", False), ("closed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="closed_on_and_closed_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", None), ("decided_on", None), ("state", "waits")),
                            models.Q(
                                models.Q(("state", "waits"), _negated=True),
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="closure_decided_on_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("state", "closes")),
                            models.Q(models.Q(("state", "closes"), _negated=True), ("closed_on", None)),
                            _connector="OR",
                        ),
                        name="only_a_closing_decision_closes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="two_different_people_close_an_area",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_by", None), ("closed_by", models.F("decided_by")), _connector="OR"),
                        name="who_decides_closes",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waits")), fields=("area",), name="an_area_waits_for_one_decision"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChallengeNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("on", models.DateField()),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(null=True)),
                (
                    "action",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="challenges",
                        to="improvement.action",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="challenges",
                        to="improvement.plan",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="challenges",
                        to="improvement.planarea",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("action", None), ("area", None), ("plan__isnull", False)),
                            models.Q(("action", None), ("area__isnull", False), ("plan", None)),
                            models.Q(("action__isnull", False), ("area", None), ("plan", None)),
                            _connector="OR",
                        ),
                        name="a_challenge_is_about_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_challenge_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_by", None), ("answered_on", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="challenge_answer_by_and_on_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgressUpdate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("seen", models.PositiveIntegerField()),
                ("status_now", models.CharField(max_length=12)),
                ("forecast", models.CharField(max_length=12)),
                ("words", models.TextField()),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="updates", to="improvement.action"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["action", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("action", "number"), name="updates_of_an_action_follow_each_other"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gt", models.F("seen"))), name="an_update_follows_what_was_seen"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="an_update_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status_now__in", ("not-started", "under-way", "done", "stopped"))),
                        name="update_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("forecast__in", ("on-time", "may-be-late", "will-be-late", "not-known"))),
                        name="update_forecast_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_by", models.CharField(max_length=120)),
                ("words", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="questions",
                        to="improvement.action",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="improvement.boarditem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="improvement.meeting"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_question_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_by", None), ("answered_on", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="question_answer_by_and_on_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "closure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reopening", to="improvement.closure"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_reopening_has_a_reason"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="SaidAgain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of", models.CharField(max_length=10)),
                ("words", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("page", models.PositiveIntegerField(null=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("basis", models.CharField(max_length=10)),
                ("likeness", models.FloatField(null=True)),
                ("seen_on", models.DateField()),
                ("verdict", models.CharField(blank=True, max_length=10)),
                ("decided_on", models.DateField(null=True)),
                (
                    "closure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="said_again", to="improvement.closure"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="register.inspection"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "said again",
                "ordering": ["closure", "-likeness", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("of__in", ("area", "sentence"))), name="said_again_is_an_area_or_a_sentence"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ("lineage", "likeness"))), name="said_again_basis_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ("", "same", "different"))),
                        name="said_again_verdict_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start")), models.Q(("words", ""), _negated=True)),
                        name="said_again_has_its_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", None), ("decided_on", None), ("verdict", "")),
                            models.Q(
                                models.Q(("verdict", ""), _negated=True),
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="said_again_verdict_by_and_on_together",
                    ),
                    models.UniqueConstraint(
                        fields=("closure", "sha256", "start", "end"), name="words_are_set_against_a_closure_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("is_applied", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="improvement.action"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["action", "number", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_applied", True)),
                        fields=("action", "number"),
                        name="revisions_of_an_action_follow_each_other",
                    )
                ],
            },
        ),
    ]
