"""Which table supplied a target that the text announces and does not contain."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outlines", "0003_draft_counted_apart"),
    ]

    operations = [
        migrations.AddField(
            model_name="promise",
            name="supplied",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="promisepast",
            name="supplied",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
