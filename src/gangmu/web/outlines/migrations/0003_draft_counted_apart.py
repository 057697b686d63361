"""A measure can be counted apart from a target of the same words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outlines", "0002_gap_closing")]

    operations = [
        migrations.AddField("draft", "counted_apart", models.BooleanField(default=False)),
        migrations.AddField(
            "draftpast", "counted_apart", models.BooleanField(default=False), preserve_default=False
        ),
    ]
