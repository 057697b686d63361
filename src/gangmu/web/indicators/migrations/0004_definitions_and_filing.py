"""Dated definitions and authorised units of indicators, values that units file, and tables as the process apart read them."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_first"),
        ("indicators", "0003_findings"),
        ("outlines", "0002_gap_closing"),
        ("record", "0002_security_origin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DefinitionVersion",
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
                ("from_period", models.CharField(max_length=21)),
                ("definition", models.TextField()),
                ("definition_en", models.TextField(blank=True)),
                ("basis", models.CharField(blank=True, max_length=20)),
                ("source_title", models.CharField(blank=True, max_length=500)),
                ("is_break", models.BooleanField(default=True)),
                ("decided_on", models.DateField()),
            ],
            options={
                "ordering": ("indicator_id", "from_period"),
            },
        ),
        migrations.CreateModel(
            name="DefinitionVersionPast",
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
                ("from_period", models.CharField(max_length=21)),
                ("definition", models.TextField()),
                ("definition_en", models.TextField(blank=True)),
                ("basis", models.CharField(blank=True, max_length=20)),
                ("source_title", models.CharField(blank=True, max_length=500)),
                ("is_break", models.BooleanField()),
                (
                    "decided_by_id",
                    models.BigIntegerField(db_column="decided_by_id", db_index=True, null=True),
                ),
                ("decided_on", models.DateField()),
            ],
            options={
                "db_table": "indicators_definitionversion_past",
            },
        ),
        migrations.AddField(
            model_name="figurefile",
            name="adds",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="figurefile",
            name="counts",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="figurefile",
            name="gap",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="outlines.gap"
            ),
        ),
        migrations.AddField(
            model_name="figurefile",
            name="mapping",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="record.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="figurefile",
            name="period",
            field=models.CharField(blank=True, max_length=21),
        ),
        migrations.AddField(
            model_name="figurefile",
            name="place",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="figurefile",
            name="published_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="figurefile",
            name="reading",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="record.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="figurefile",
            name="source_title",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="figurefile",
            name="source_url",
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="figurefilepast",
            name="adds",
            field=models.BooleanField(default=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="figurefilepast",
            name="counts",
            field=models.JSONField(default=dict),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="figurefilepast",
            name="gap_id",
            field=models.BigIntegerField(db_column="gap_id", db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="figurefilepast",
            name="mapping_id",
            field=models.BigIntegerField(db_column="mapping_id", db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="figurefilepast",
            name="period",
            field=models.CharField(blank=True, max_length=21),
        ),
        migrations.AddField(
            model_name="figurefilepast",
            name="place",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="figurefilepast",
            name="published_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="figurefilepast",
            name="reading_id",
            field=models.BigIntegerField(db_column="reading_id", db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="figurefilepast",
            name="source_title",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="figurefilepast",
            name="source_url",
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="indicator",
            name="authority_unit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.orgunit",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="basis",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="indicator",
            name="breakdowns",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="indicator",
            name="places",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="indicator",
            name="release_days",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="indicator",
            name="retired_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="retired_why",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="indicatorpast",
            name="authority_unit_id",
            field=models.BigIntegerField(db_column="authority_unit_id", db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="indicatorpast",
            name="basis",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="indicatorpast",
            name="breakdowns",
            field=models.JSONField(default=list),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="indicatorpast",
            name="places",
            field=models.JSONField(default=list),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="indicatorpast",
            name="release_days",
            field=models.JSONField(default=list),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="indicatorpast",
            name="retired_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="indicatorpast",
            name="retired_why",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="observation",
            name="filed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.post"
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="filed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="observation",
            name="filer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="lifecycle",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="observation",
            name="ruled_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.post"
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="ruled_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="observation",
            name="ruling",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="observation",
            name="state",
            field=models.CharField(
                choices=[
                    ("published", "Published"),
                    ("filed", "Filed"),
                    ("confirmed", "Confirmed"),
                    ("refused", "Refused"),
                ],
                default="published",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="observationpast",
            name="filed_by_id",
            field=models.BigIntegerField(db_column="filed_by_id", db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="observationpast",
            name="filed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="observationpast",
            name="filer_id",
            field=models.BigIntegerField(db_column="filer_id", db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="observationpast",
            name="lifecycle",
            field=models.PositiveSmallIntegerField(default=1),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="observationpast",
            name="ruled_by_id",
            field=models.BigIntegerField(db_column="ruled_by_id", db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="observationpast",
            name="ruled_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="observationpast",
            name="ruling",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="observationpast",
            name="state",
            field=models.CharField(
                choices=[
                    ("published", "Published"),
                    ("filed", "Filed"),
                    ("confirmed", "Confirmed"),
                    ("refused", "Refused"),
                ],
                default="published",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="figurefile",
            name="table",
            field=models.CharField(
                choices=[
                    ("observations", "Observations"),
                    ("indicators", "Indicators"),
                    ("places", "Places"),
                    ("targets", "Targets"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="figurefilepast",
            name="table",
            field=models.CharField(
                choices=[
                    ("observations", "Observations"),
                    ("indicators", "Indicators"),
                    ("places", "Places"),
                    ("targets", "Targets"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("published", "filed", "confirmed", "refused"))),
                name="indicators_observation_state",
            ),
        ),
        migrations.AddField(
            model_name="definitionversion",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.post"
            ),
        ),
        migrations.AddField(
            model_name="definitionversion",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="indicators.indicator"
            ),
        ),
        migrations.AddField(
            model_name="definitionversion",
            name="programme",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="record.programme",
            ),
        ),
        migrations.AddIndex(
            model_name="definitionversionpast",
            index=models.Index(fields=["seq_to", "seq_from"], name="indicato_definitionve_past_seq"),
        ),
        migrations.AddConstraint(
            model_name="definitionversionpast",
            constraint=models.UniqueConstraint(
                fields=("row", "version"), name="indicato_definiti_past_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="definitionversion",
            constraint=models.UniqueConstraint(
                fields=("indicator", "from_period"), name="indicators_definition_from"
            ),
        ),
    ]
