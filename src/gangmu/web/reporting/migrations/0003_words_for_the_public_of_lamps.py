"""What the public is told of a closed lamp: why it fell so, and by which rule."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0002_figures_asked_back"),
    ]

    operations = [
        migrations.AddField(model_name="tasklamp", name="told", field=models.JSONField(default=dict)),
        migrations.AddField(model_name="tasklamppast", name="told", field=models.JSONField(default=dict)),
    ]
