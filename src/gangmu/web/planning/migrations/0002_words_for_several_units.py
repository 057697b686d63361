"""A task keeps the words for several units that nobody has spelled out yet; a document the lifecycle that it began."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_first")]

    operations = [
        migrations.AddField("annualtask", "unspelled", models.JSONField(default=list)),
        migrations.AddField(
            "annualtaskpast", "unspelled", models.JSONField(default=list), preserve_default=False
        ),
        migrations.AddField("plandocument", "lifecycle", models.PositiveSmallIntegerField(default=1)),
        migrations.AddField(
            "plandocumentpast",
            "lifecycle",
            models.PositiveSmallIntegerField(default=1),
            preserve_default=False,
        ),
    ]
