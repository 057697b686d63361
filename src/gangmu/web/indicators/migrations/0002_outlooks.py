# Outlooks, how good they were, and what-ifs.

import django.db.models.deletion
import gangmu.web.record.exact
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_first"),
        ("indicators", "0001_first"),
        ("outlines", "0002_gap_closing"),
        ("record", "0002_security_origin"),
    ]

    operations = [
        migrations.CreateModel(
            name="OutlookPast",
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
                ("series_id", models.BigIntegerField(db_column="series_id", db_index=True)),
                ("made_on", models.DateField()),
                ("origin", models.CharField(max_length=21)),
                ("origin_value", gangmu.web.record.exact.ExactField(null=True)),
                ("due", models.CharField(max_length=21)),
                ("wanted", gangmu.web.record.exact.ExactField()),
                ("unit", models.CharField(max_length=40)),
                ("chance", gangmu.web.record.exact.ExactField(null=True)),
                ("obstacle", models.CharField(blank=True, max_length=60)),
                ("p10", gangmu.web.record.exact.ExactField(null=True)),
                ("p25", gangmu.web.record.exact.ExactField(null=True)),
                ("median", gangmu.web.record.exact.ExactField(null=True)),
                ("p75", gangmu.web.record.exact.ExactField(null=True)),
                ("p90", gangmu.web.record.exact.ExactField(null=True)),
                ("fan", models.JSONField()),
                ("needed", gangmu.web.record.exact.ExactField(null=True)),
                ("so_far", gangmu.web.record.exact.ExactField(null=True)),
                ("so_far_from", models.CharField(blank=True, max_length=21)),
                ("windows", models.PositiveIntegerField()),
                ("reached", models.PositiveIntegerField()),
                ("places", models.PositiveIntegerField()),
                ("window_years", models.PositiveIntegerField()),
                ("reasons", models.JSONField()),
                ("inputs", models.JSONField()),
                ("method", models.CharField(max_length=60)),
                ("rule", models.CharField(max_length=60)),
                ("rule_version", models.CharField(max_length=20)),
                ("rule_hash", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "indicators_outlook_past",
                "indexes": [models.Index(fields=["seq_to", "seq_from"], name="indicato_outlook_past_seq")],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "version"), name="indicato_outlook_past_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReliabilityPast",
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
                ("indicator_id", models.BigIntegerField(db_column="indicator_id", db_index=True)),
                ("made_on", models.DateField()),
                ("result", models.JSONField()),
                ("inputs", models.JSONField()),
                ("method", models.CharField(max_length=60)),
                ("rule", models.CharField(max_length=60)),
                ("rule_version", models.CharField(max_length=20)),
                ("rule_hash", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "indicators_reliability_past",
                "indexes": [
                    models.Index(fields=["seq_to", "seq_from"], name="indicato_reliability_past_seq")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "version"), name="indicato_reliabil_past_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="WhatIfPast",
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
                ("name", models.CharField(max_length=60)),
                ("growth", gangmu.web.record.exact.ExactField(null=True)),
                ("due", models.CharField(blank=True, max_length=21)),
                ("result", models.JSONField()),
                ("made_on", models.DateField()),
                ("post_id", models.BigIntegerField(db_column="post_id", db_index=True, null=True)),
            ],
            options={
                "db_table": "indicators_whatif_past",
                "indexes": [models.Index(fields=["seq_to", "seq_from"], name="indicato_whatif_past_seq")],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "version"), name="indicato_whatif_past_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Outlook",
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
                ("made_on", models.DateField()),
                ("origin", models.CharField(max_length=21)),
                ("origin_value", gangmu.web.record.exact.ExactField(null=True)),
                ("due", models.CharField(max_length=21)),
                ("wanted", gangmu.web.record.exact.ExactField()),
                ("unit", models.CharField(max_length=40)),
                ("chance", gangmu.web.record.exact.ExactField(null=True)),
                ("obstacle", models.CharField(blank=True, max_length=60)),
                ("p10", gangmu.web.record.exact.ExactField(null=True)),
                ("p25", gangmu.web.record.exact.ExactField(null=True)),
                ("median", gangmu.web.record.exact.ExactField(null=True)),
                ("p75", gangmu.web.record.exact.ExactField(null=True)),
                ("p90", gangmu.web.record.exact.ExactField(null=True)),
                ("fan", models.JSONField(default=list)),
                ("needed", gangmu.web.record.exact.ExactField(null=True)),
                ("so_far", gangmu.web.record.exact.ExactField(null=True)),
                ("so_far_from", models.CharField(blank=True, max_length=21)),
                ("windows", models.PositiveIntegerField(default=0)),
                ("reached", models.PositiveIntegerField(default=0)),
                ("places", models.PositiveIntegerField(default=0)),
                ("window_years", models.PositiveIntegerField(default=0)),
                ("reasons", models.JSONField(default=list)),
                ("inputs", models.JSONField(default=dict)),
                ("method", models.CharField(max_length=60)),
                ("rule", models.CharField(max_length=60)),
                ("rule_version", models.CharField(max_length=20)),
                ("rule_hash", models.CharField(max_length=64)),
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
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="indicators.series"
                    ),
                ),
            ],
            options={
                "ordering": ("promise", "series"),
                "constraints": [
                    models.UniqueConstraint(fields=("promise", "series"), name="indicators_outlook_target")
                ],
            },
        ),
        migrations.CreateModel(
            name="Reliability",
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
                ("made_on", models.DateField()),
                ("result", models.JSONField(default=dict)),
                ("inputs", models.JSONField(default=dict)),
                ("method", models.CharField(max_length=60)),
                ("rule", models.CharField(max_length=60)),
                ("rule_version", models.CharField(max_length=20)),
                ("rule_hash", models.CharField(max_length=64)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
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
                "constraints": [
                    models.UniqueConstraint(fields=("indicator",), name="indicators_reliability_one")
                ],
            },
        ),
        migrations.CreateModel(
            name="WhatIf",
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
                ("name", models.CharField(max_length=60)),
                ("growth", gangmu.web.record.exact.ExactField(null=True)),
                ("due", models.CharField(blank=True, max_length=21)),
                ("result", models.JSONField(default=dict)),
                ("made_on", models.DateField()),
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
                "ordering": ("promise", "name"),
                "constraints": [
                    models.UniqueConstraint(fields=("promise", "name"), name="indicators_what_if_name")
                ],
            },
        ),
    ]
