# How conflicts were settled, splits of targets, peer groups, watches and early warnings.

import django.db.models.deletion
import gangmu.web.record.exact
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_first"),
        ("indicators", "0002_outlooks"),
        ("outlines", "0002_gap_closing"),
        ("record", "0002_security_origin"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConflictSettlementPast",
            fields=[
                ("past_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("row", models.BigIntegerField(db_index=True)),
                ("seq_to", models.PositiveBigIntegerField()),
                ("effective_to", models.DateField(null=True)),
                ("uid", models.UUIDField(editable=False)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("seq_from", models.PositiveBigIntegerField(editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("programme_id", models.BigIntegerField(db_column="programme_id", db_index=True)),
                ("key", models.CharField(max_length=400)),
                ("kind", models.CharField(max_length=20)),
                ("place", models.CharField(blank=True, max_length=40)),
                ("indicator", models.CharField(max_length=200)),
                ("period", models.CharField(blank=True, max_length=21)),
                ("marks", models.JSONField()),
                ("holds", models.CharField(max_length=500)),
                ("reason", models.CharField(max_length=1000)),
                ("paper", models.CharField(blank=True, max_length=200)),
                ("post_id", models.BigIntegerField(db_column="post_id", db_index=True, null=True)),
                ("settled_on", models.DateField()),
            ],
            options={
                "db_table": "indicators_conflictsettlement_past",
                "indexes": [
                    models.Index(fields=["seq_to", "seq_from"], name="indicato_conflictsett_past_seq")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "version"), name="indicato_conflict_past_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlyWarningPast",
            fields=[
                ("past_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("row", models.BigIntegerField(db_index=True)),
                ("seq_to", models.PositiveBigIntegerField()),
                ("effective_to", models.DateField(null=True)),
                ("uid", models.UUIDField(editable=False)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("seq_from", models.PositiveBigIntegerField(editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("programme_id", models.BigIntegerField(db_column="programme_id", db_index=True)),
                ("watch_id", models.BigIntegerField(db_column="watch_id", db_index=True)),
                ("cause", models.CharField(max_length=10)),
                ("period", models.CharField(blank=True, max_length=21)),
                ("value", gangmu.web.record.exact.ExactField(null=True)),
                ("line", gangmu.web.record.exact.ExactField(null=True)),
                ("unit_of_measure", models.CharField(blank=True, max_length=40)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("words_en", models.CharField(blank=True, max_length=500)),
                ("post_id", models.BigIntegerField(db_column="post_id", db_index=True)),
                ("raised_on", models.DateField()),
                ("answer_by", models.DateField()),
                ("counted", models.CharField(max_length=20)),
                ("rule", models.JSONField()),
                ("state", models.CharField(max_length=20)),
                ("lifecycle_version", models.PositiveIntegerField()),
                ("answer", models.CharField(blank=True, max_length=1000)),
                ("plan", models.CharField(blank=True, max_length=1000)),
                ("answered_on", models.DateField(null=True)),
                (
                    "answered_by_id",
                    models.BigIntegerField(db_column="answered_by_id", db_index=True, null=True),
                ),
                ("escalated_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("remark", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "db_table": "indicators_earlywarning_past",
                "indexes": [
                    models.Index(fields=["seq_to", "seq_from"], name="indicato_earlywarning_past_seq")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "version"), name="indicato_earlywar_past_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="PeerGroupPast",
            fields=[
                ("past_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("row", models.BigIntegerField(db_index=True)),
                ("seq_to", models.PositiveBigIntegerField()),
                ("effective_to", models.DateField(null=True)),
                ("uid", models.UUIDField(editable=False)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("seq_from", models.PositiveBigIntegerField(editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("programme_id", models.BigIntegerField(db_column="programme_id", db_index=True)),
                ("code", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=100)),
                ("name_en", models.CharField(blank=True, max_length=100)),
                ("members", models.JSONField()),
                ("basis", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "db_table": "indicators_peergroup_past",
                "indexes": [models.Index(fields=["seq_to", "seq_from"], name="indicato_peergroup_past_seq")],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "version"), name="indicato_peergrou_past_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Split",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("seq_from", models.PositiveBigIntegerField(default=0, editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("manner", models.CharField(max_length=10)),
                ("adding", models.CharField(max_length=10)),
                ("paper", models.CharField(blank=True, max_length=200)),
                ("entered_on", models.DateField()),
                ("withdrawn_on", models.DateField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.place",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.post",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.programme",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="outlines.promise"
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="SplitPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("seq_from", models.PositiveBigIntegerField(default=0, editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("position", models.PositiveIntegerField()),
                ("value", gangmu.web.record.exact.ExactField()),
                ("unit_of_measure", models.CharField(max_length=40)),
                ("weight", gangmu.web.record.exact.ExactField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.place",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.programme",
                    ),
                ),
                (
                    "split",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="indicators.split"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.orgunit",
                    ),
                ),
            ],
            options={
                "ordering": ("split_id", "position"),
            },
        ),
        migrations.CreateModel(
            name="SplitPartPast",
            fields=[
                ("past_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("row", models.BigIntegerField(db_index=True)),
                ("seq_to", models.PositiveBigIntegerField()),
                ("effective_to", models.DateField(null=True)),
                ("uid", models.UUIDField(editable=False)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("seq_from", models.PositiveBigIntegerField(editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("programme_id", models.BigIntegerField(db_column="programme_id", db_index=True)),
                ("split_id", models.BigIntegerField(db_column="split_id", db_index=True)),
                ("position", models.PositiveIntegerField()),
                ("place_id", models.BigIntegerField(db_column="place_id", db_index=True, null=True)),
                ("unit_id", models.BigIntegerField(db_column="unit_id", db_index=True, null=True)),
                ("value", gangmu.web.record.exact.ExactField()),
                ("unit_of_measure", models.CharField(max_length=40)),
                ("weight", gangmu.web.record.exact.ExactField(null=True)),
            ],
            options={
                "db_table": "indicators_splitpart_past",
                "indexes": [models.Index(fields=["seq_to", "seq_from"], name="indicato_splitpart_past_seq")],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "version"), name="indicato_splitpar_past_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="SplitPast",
            fields=[
                ("past_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("row", models.BigIntegerField(db_index=True)),
                ("seq_to", models.PositiveBigIntegerField()),
                ("effective_to", models.DateField(null=True)),
                ("uid", models.UUIDField(editable=False)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("seq_from", models.PositiveBigIntegerField(editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("programme_id", models.BigIntegerField(db_column="programme_id", db_index=True)),
                ("promise_id", models.BigIntegerField(db_column="promise_id", db_index=True)),
                ("place_id", models.BigIntegerField(db_column="place_id", db_index=True, null=True)),
                ("manner", models.CharField(max_length=10)),
                ("adding", models.CharField(max_length=10)),
                ("paper", models.CharField(blank=True, max_length=200)),
                ("post_id", models.BigIntegerField(db_column="post_id", db_index=True, null=True)),
                ("entered_on", models.DateField()),
                ("withdrawn_on", models.DateField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "db_table": "indicators_split_past",
                "indexes": [models.Index(fields=["seq_to", "seq_from"], name="indicato_split_past_seq")],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "version"), name="indicato_split_past_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Watch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("seq_from", models.PositiveBigIntegerField(default=0, editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("path", models.BooleanField(default=False)),
                ("side", models.CharField(blank=True, max_length=10)),
                ("line", gangmu.web.record.exact.ExactField(null=True)),
                ("unit_of_measure", models.CharField(blank=True, max_length=40)),
                ("asks_for_data", models.BooleanField(default=True)),
                ("set_on", models.DateField()),
                ("stopped_on", models.DateField(null=True)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.post"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.programme",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outlines.promise",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.series",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="EarlyWarning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("seq_from", models.PositiveBigIntegerField(default=0, editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("cause", models.CharField(max_length=10)),
                ("period", models.CharField(blank=True, max_length=21)),
                ("value", gangmu.web.record.exact.ExactField(null=True)),
                ("line", gangmu.web.record.exact.ExactField(null=True)),
                ("unit_of_measure", models.CharField(blank=True, max_length=40)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("words_en", models.CharField(blank=True, max_length=500)),
                ("raised_on", models.DateField()),
                ("answer_by", models.DateField()),
                ("counted", models.CharField(max_length=20)),
                ("rule", models.JSONField(default=dict)),
                ("state", models.CharField(max_length=20)),
                ("lifecycle_version", models.PositiveIntegerField(default=1)),
                ("answer", models.CharField(blank=True, max_length=1000)),
                ("plan", models.CharField(blank=True, max_length=1000)),
                ("answered_on", models.DateField(null=True)),
                ("escalated_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("remark", models.CharField(blank=True, max_length=500)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.post",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.post"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.programme",
                    ),
                ),
                (
                    "watch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="indicators.watch"
                    ),
                ),
            ],
            options={
                "ordering": ("answer_by", "id"),
            },
        ),
        migrations.CreateModel(
            name="WatchPast",
            fields=[
                ("past_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("row", models.BigIntegerField(db_index=True)),
                ("seq_to", models.PositiveBigIntegerField()),
                ("effective_to", models.DateField(null=True)),
                ("uid", models.UUIDField(editable=False)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("seq_from", models.PositiveBigIntegerField(editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("programme_id", models.BigIntegerField(db_column="programme_id", db_index=True)),
                ("promise_id", models.BigIntegerField(db_column="promise_id", db_index=True, null=True)),
                ("series_id", models.BigIntegerField(db_column="series_id", db_index=True, null=True)),
                ("path", models.BooleanField()),
                ("side", models.CharField(blank=True, max_length=10)),
                ("line", gangmu.web.record.exact.ExactField(null=True)),
                ("unit_of_measure", models.CharField(blank=True, max_length=40)),
                ("asks_for_data", models.BooleanField()),
                ("post_id", models.BigIntegerField(db_column="post_id", db_index=True)),
                ("set_on", models.DateField()),
                ("stopped_on", models.DateField(null=True)),
            ],
            options={
                "db_table": "indicators_watch_past",
                "indexes": [models.Index(fields=["seq_to", "seq_from"], name="indicato_watch_past_seq")],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "version"), name="indicato_watch_past_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="ConflictSettlement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("seq_from", models.PositiveBigIntegerField(default=0, editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("key", models.CharField(max_length=400)),
                ("kind", models.CharField(max_length=20)),
                ("place", models.CharField(blank=True, max_length=40)),
                ("indicator", models.CharField(max_length=200)),
                ("period", models.CharField(blank=True, max_length=21)),
                ("marks", models.JSONField(default=list)),
                ("holds", models.CharField(max_length=500)),
                ("reason", models.CharField(max_length=1000)),
                ("paper", models.CharField(blank=True, max_length=200)),
                ("settled_on", models.DateField()),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.post",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("-settled_on", "-id"),
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "key"), name="indicators_settlement_key"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="indicators_settlement_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeerGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("seq_from", models.PositiveBigIntegerField(default=0, editable=False)),
                ("effective_from", models.DateField(editable=False, null=True)),
                ("code", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=100)),
                ("name_en", models.CharField(blank=True, max_length=100)),
                ("members", models.JSONField(default=list)),
                ("basis", models.CharField(blank=True, max_length=300)),
                (
                    "programme",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("code",),
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "code"), name="indicators_group_code")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="split",
            constraint=models.CheckConstraint(
                condition=models.Q(("manner__in", ("allotted", "declared"))), name="indicators_split_manner"
            ),
        ),
        migrations.AddConstraint(
            model_name="split",
            constraint=models.CheckConstraint(
                condition=models.Q(("adding__in", ("sum", "weighted", "apart"))),
                name="indicators_split_adding",
            ),
        ),
        migrations.AddConstraint(
            model_name="splitpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("place__isnull", True), ("unit__isnull", True), _connector="XOR"),
                name="indicators_part_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="watch",
            constraint=models.CheckConstraint(
                condition=models.Q(("promise__isnull", True), ("series__isnull", True), _connector="XOR"),
                name="indicators_watch_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="watch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("promise__isnull", False), ("stopped_on__isnull", True)),
                fields=("promise",),
                name="indicators_watch_promise",
            ),
        ),
        migrations.AddConstraint(
            model_name="watch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("series__isnull", False), ("stopped_on__isnull", True)),
                fields=("series", "side"),
                name="indicators_watch_series",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlywarning",
            constraint=models.UniqueConstraint(
                fields=("watch", "cause", "period"), name="indicators_warning_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="earlywarning",
            constraint=models.CheckConstraint(
                condition=models.Q(("cause__in", ("behind", "threshold", "stale"))),
                name="indicators_warning_cause",
            ),
        ),
    ]
