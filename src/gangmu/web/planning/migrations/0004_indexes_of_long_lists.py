from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists of tasks of any length are read and counted from indexes alone."""

    dependencies = [("planning", "0003_filings_of_plans")]

    operations = [
        migrations.AddIndex(
            "annualtask", models.Index(fields=["programme", "plan", "position"], name="planning_task_order")
        ),
        migrations.AddIndex(
            "annualtask",
            models.Index(fields=["programme", "plan", "state", "position"], name="planning_task_state"),
        ),
        migrations.AddIndex(
            "annualtask",
            models.Index(fields=["programme", "plan", "state", "lead_unit"], name="planning_task_standing"),
        ),
        migrations.AddIndex(
            "annualtask", models.Index(fields=["programme", "plan", "limit_on"], name="planning_task_limit")
        ),
    ]
