"""A gap is closed by a named act: by which post, and by what it was supplied."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_first"),
        ("outlines", "0001_first"),
    ]

    operations = [
        migrations.AddField("gap", "lifecycle", models.PositiveSmallIntegerField(default=1)),
        migrations.AddField(
            "gap",
            "closed_by",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.post"
            ),
        ),
        migrations.AddField(
            "gap",
            "supplied",
            models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddField(
            "gap", "reason", models.CharField(blank=True, default="", max_length=300), preserve_default=False
        ),
        migrations.AddField(
            "gappast", "lifecycle", models.PositiveSmallIntegerField(default=1), preserve_default=False
        ),
        migrations.AddField(
            "gappast",
            "closed_by_id",
            models.BigIntegerField(db_column="closed_by_id", db_index=True, null=True),
        ),
        migrations.AddField(
            "gappast",
            "supplied",
            models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddField(
            "gappast",
            "reason",
            models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
