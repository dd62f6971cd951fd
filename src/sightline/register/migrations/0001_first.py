"""The tables of the register."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("filename", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=100)),
                ("title", models.CharField(blank=True, max_length=400)),
                ("kind", models.CharField(max_length=40)),
                ("pages", models.PositiveIntegerField(null=True)),
                ("characters", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("source_url", models.URLField(blank=True, max_length=500)),
                ("embargo_until", models.DateField(null=True)),
                ("added_at", models.DateTimeField()),
                (
                    "readers",
                    models.ManyToManyField(blank=True, related_name="embargoed_documents", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["-added_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="document_hash_is_a_sha256"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Authority",
            fields=[
                ("id", models.SlugField(max_length=80, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("ons_name", models.CharField(blank=True, max_length=120)),
                ("council_kind", models.CharField(blank=True, max_length=30)),
                ("region", models.CharField(blank=True, max_length=60)),
                ("la_code", models.CharField(blank=True, max_length=3)),
                ("urn", models.CharField(blank=True, max_length=12)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("is_invented", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name_plural": "authorities",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="authority_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(blank=True, max_length=40)),
                ("framework", models.CharField(blank=True, max_length=40)),
                ("era", models.CharField(blank=True, max_length=40)),
                ("started_on", models.CharField(blank=True, max_length=10)),
                ("ended_on", models.CharField(blank=True, max_length=10)),
                ("began_by", models.DateField(null=True)),
                ("ended_by", models.DateField(null=True)),
                ("published_on", models.DateField(null=True)),
                ("received_on", models.DateField(null=True)),
                ("lead_inspector", models.CharField(blank=True, max_length=120)),
                ("scope", models.JSONField(default=list)),
                ("source_url", models.URLField(blank=True, max_length=500)),
                ("is_national_fact", models.BooleanField(default=False)),
                ("national", models.JSONField(blank=True, default=dict)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="register.authority"
                    ),
                ),
            ],
            options={
                "ordering": ["-began_by", "-id"],
                "indexes": [models.Index(fields=["authority", "-began_by"], name="inspection_by_authority")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("started_on", ""), _negated=True),
                        fields=("authority", "kind", "started_on"),
                        name="an_inspection_is_held_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("began_by", None), ("started_on", "")),
                            models.Q(models.Q(("started_on", ""), _negated=True), ("began_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="inspection_start_and_its_day_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.PositiveIntegerField(null=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                ("further", models.JSONField(default=list)),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("of", models.CharField(max_length=12)),
                ("urgency", models.CharField(max_length=12)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.document"
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="areas", to="register.inspection"
                    ),
                ),
            ],
            options={
                "verbose_name": "area for improvement",
                "verbose_name_plural": "areas for improvement",
                "ordering": ["inspection", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inspection", "document", "position"), name="area_position_is_held_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("of__in", ("authority", "lscb"))), name="area_is_of_a_known_body"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("urgency__in", ("improvement", "priority"))), name="area_urgency_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="area_span_is_one"),
                    models.CheckConstraint(condition=models.Q(("quote", ""), _negated=True), name="area_quotes_words"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryBody",
            fields=[
                ("id", models.SlugField(max_length=80, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=160)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
            ],
            options={"verbose_name_plural": "delivery bodies"},
        ),
        migrations.CreateModel(
            name="NeighbourSet",
            fields=[
                ("id", models.SlugField(max_length=80, primary_key=True, serialize=False)),
                ("label", models.CharField(max_length=160)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="AreaTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("printed", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=20)),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("means", models.CharField(blank=True, max_length=80)),
                ("doubt", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tags", to="register.area"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DeliveryService",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("authority", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="register.authority")),
                ("body", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="register.deliverybody")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("body", "authority"), name="service_is_said_once")]
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=160)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("content", models.JSONField(default=dict)),
                ("before", models.CharField(blank=True, max_length=64)),
                ("seal", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ["number"],
                "indexes": [models.Index(fields=["subject"], name="events_of_a_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("before", ""), ("number", 1)),
                            models.Q(("number__gt", 1), models.Q(("before", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="event_chain_has_one_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.PositiveIntegerField(null=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                ("further", models.JSONField(default=list)),
                ("position", models.PositiveIntegerField()),
                ("number", models.PositiveIntegerField(null=True)),
                ("area", models.CharField(blank=True, max_length=60)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.document"
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="register.inspection"
                    ),
                ),
            ],
            options={
                "ordering": ["inspection", "position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="finding_span_is_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quote", ""), _negated=True), name="finding_quotes_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Doubt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("message", models.TextField()),
                ("event", models.PositiveSmallIntegerField(null=True)),
                ("told", models.JSONField(default=dict)),
                ("page", models.PositiveIntegerField(null=True)),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("quote", models.TextField(blank=True)),
                (
                    "authority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="register.authority",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="doubts", to="register.document"
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="doubts",
                        to="register.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ["document", "id"],
                "indexes": [models.Index(fields=["code"], name="doubts_by_code")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", None), ("quote", ""), ("start", None)),
                            models.Q(("end__gt", models.F("start")), ("start__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_doubt_has_a_whole_place_or_none",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=10)),
                ("told", models.JSONField(default=dict)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="accounts", to="register.document"
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="accounts", to="register.inspection"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inspection", "document"), name="a_document_tells_of_an_inspection_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ("main", "passing"))), name="account_role_is_known"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("area", models.CharField(max_length=60)),
                ("grade", models.CharField(max_length=24)),
                ("page", models.PositiveIntegerField(null=True)),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("quote", models.TextField(blank=True)),
                ("source_url", models.URLField(blank=True, max_length=500)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="register.document",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="judgements", to="register.inspection"
                    ),
                ),
            ],
            options={
                "ordering": ["inspection", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inspection", "area", "document"), name="a_document_grades_an_area_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("document", None)),
                        fields=("inspection", "area"),
                        name="a_national_grade_is_held_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade__in", ("outstanding", "good", "requires-improvement", "inadequate"))
                        ),
                        name="judgement_grade_is_on_the_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document", None),
                                ("end", None),
                                ("quote", ""),
                                ("start", None),
                                models.Q(("source_url", ""), _negated=True),
                            ),
                            models.Q(
                                ("document__isnull", False),
                                ("end__gt", models.F("start")),
                                ("start__isnull", False),
                                models.Q(("quote", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_judgement_has_its_place_or_its_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LineageLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.CharField(max_length=10)),
                ("basis", models.CharField(max_length=10)),
                ("likeness", models.FloatField(null=True)),
                ("quote", models.TextField(blank=True)),
                ("decision", models.CharField(blank=True, max_length=10)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "at_inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lineage", to="register.inspection"
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
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="later_links", to="register.area"
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier_links",
                        to="register.area",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("earlier", "later"), name="two_areas_are_linked_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("later", None)),
                        fields=("earlier", "at_inspection"),
                        name="an_area_is_gone_once_an_inspection",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("repeated", "narrowed", "gone"))),
                        name="lineage_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ("stated", "likeness", "person"))),
                        name="lineage_basis_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ("", "confirmed", "rejected"))),
                        name="lineage_decision_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("later", None), ("state", "gone")),
                            models.Q(models.Q(("state", "gone"), _negated=True), ("later__isnull", False)),
                            _connector="OR",
                        ),
                        name="only_a_gone_area_has_no_later_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("decision", "")),
                            models.Q(
                                models.Q(("decision", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="lineage_decision_by_and_at_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("earlier", models.F("later")), _negated=True), name="no_area_follows_itself"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Neighbour",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveSmallIntegerField()),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="neighbours", to="register.authority"
                    ),
                ),
                (
                    "neighbour",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="register.authority"
                    ),
                ),
                (
                    "set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="neighbours",
                        to="register.neighbourset",
                    ),
                ),
            ],
            options={
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("set", "authority", "rank"), name="neighbour_rank_is_held_once"),
                    models.UniqueConstraint(fields=("set", "authority", "neighbour"), name="neighbour_is_named_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reader_version", models.CharField(max_length=64)),
                ("content", models.JSONField()),
                ("is_current", models.BooleanField(default=True)),
                ("read_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="register.document"
                    ),
                ),
            ],
            options={
                "ordering": ["-read_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "reader_version"), name="a_version_reads_a_document_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("document",),
                        name="a_document_has_one_current_reading",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fact", models.CharField(max_length=120)),
                ("number", models.PositiveIntegerField()),
                ("verdict", models.CharField(max_length=12)),
                ("read", models.TextField(blank=True)),
                ("says", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="register.document",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="register.inspection"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["inspection", "fact"], name="reviews_of_a_fact")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inspection", "fact", "number"), name="reviews_of_a_fact_follow_each_other"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ("confirmed", "corrected", "queried"))),
                        name="review_verdict_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "corrected"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_correction_gives_its_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("query", models.TextField()),
                ("saved_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [models.UniqueConstraint(fields=("by", "name"), name="a_search_name_is_used_once")],
            },
        ),
        migrations.CreateModel(
            name="Sentence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.PositiveIntegerField(null=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                ("further", models.JSONField(default=list)),
                ("position", models.PositiveIntegerField()),
                ("area", models.CharField(blank=True, max_length=60)),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("polarity", models.CharField(max_length=8)),
                ("prevalence", models.CharField(blank=True, max_length=80)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.authority"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.document"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sentences", to="register.finding"
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sentences", to="register.inspection"
                    ),
                ),
            ],
            options={
                "ordering": ["inspection", "position"],
                "indexes": [
                    models.Index(fields=["polarity", "year"], name="sentence_by_polarity"),
                    models.Index(fields=["authority", "year"], name="sentence_by_authority"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("polarity__in", ("strength", "weakness", "mixed", "neutral"))),
                        name="sentence_polarity_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="sentence_span_is_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quote", ""), _negated=True), name="sentence_quotes_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SentenceTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("theme", models.CharField(max_length=60)),
                (
                    "sentence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="themes", to="register.sentence"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["theme", "sentence"], name="sentence_by_theme")],
                "constraints": [
                    models.UniqueConstraint(fields=("sentence", "theme"), name="a_sentence_has_a_theme_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="successions", to="register.authority"
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="precessions", to="register.authority"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_is_said_once"),
                    models.CheckConstraint(
                        condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                        name="no_authority_succeeds_itself",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="AreaTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("theme", models.CharField(max_length=60)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="themes", to="register.area"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["theme", "area"], name="area_by_theme")],
                "constraints": [models.UniqueConstraint(fields=("area", "theme"), name="an_area_has_a_theme_once")],
            },
        ),
        migrations.CreateModel(
            name="AuthorityCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gss_code", models.CharField(max_length=9)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="register.authority"
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("gss_code",), name="gss_code_is_one_authoritys")]},
        ),
        migrations.AddField(
            model_name="deliverybody",
            name="serves",
            field=models.ManyToManyField(
                related_name="delivery_bodies", through="register.DeliveryService", to="register.authority"
            ),
        ),
    ]
