"""How a unit goes about a task: who answers for it and is reached, what is to be coordinated, what waits to be signed."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_units_in_time"),
        ("planning", "0002_words_for_several_units"),
        ("record", "0002_security_origin"),
    ]

    operations = [
        migrations.CreateModel(
            name="TaskFilingPast",
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
                ("task_id", models.BigIntegerField(db_column="task_id", db_index=True)),
                ("unit_id", models.BigIntegerField(db_column="unit_id", db_index=True)),
                ("person", models.CharField(blank=True, max_length=120)),
                ("liaison", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=60)),
                ("help_wanted", models.CharField(blank=True, max_length=1000)),
                ("prepared_on", models.DateField(null=True)),
                (
                    "prepared_post_id",
                    models.BigIntegerField(db_column="prepared_post_id", db_index=True, null=True),
                ),
            ],
            options={
                "db_table": "planning_taskfiling_past",
                "indexes": [models.Index(fields=["seq_to", "seq_from"], name="planning_taskfiling_past_seq")],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "version"), name="planning_taskfili_past_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskFiling",
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
                ("person", models.CharField(blank=True, max_length=120)),
                ("liaison", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=60)),
                ("help_wanted", models.CharField(blank=True, max_length=1000)),
                ("prepared_on", models.DateField(null=True)),
                (
                    "prepared_post",
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.annualtask",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.orgunit"
                    ),
                ),
            ],
            options={
                "ordering": ("task_id",),
                "constraints": [models.UniqueConstraint(fields=("task",), name="planning_filing_once")],
            },
        ),
    ]
