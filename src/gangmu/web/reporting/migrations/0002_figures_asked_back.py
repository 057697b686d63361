"""A report keeps what was asked back of its figure (疑似笔误), and that it was said to be so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_first")]

    operations = [
        migrations.AddField("progressreport", "slips", models.JSONField(default=list)),
        migrations.AddField(
            "progressreportpast", "slips", models.JSONField(default=list), preserve_default=False
        ),
    ]
