"""Jobs."""

from django.db import models


class Job(models.Model):
    """A piece of work for the worker. Not of the record: its effect is, by the job's idempotency key."""

    class State(models.TextChoices):
        """How far a job has come."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    task = models.CharField(max_length=100)
    arguments = models.JSONField(default=dict)
    actor = models.JSONField(default=dict)
    key = models.CharField(max_length=100, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    programme = models.ForeignKey("record.Programme", models.CASCADE, null=True, related_name="+")
    asked_at = models.DateTimeField()
    run_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_by = models.CharField(max_length=80, blank=True)
    leased_until = models.DateTimeField(null=True)
    progress = models.CharField(max_length=200, blank=True)  # words for whoever waits
    outcome = models.JSONField(null=True)  # a refusal, or where the result stands
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["state", "run_after"], name="record_job_due"),)
