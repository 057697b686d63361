"""The application of the record."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """留痕: what is written, by whom, when, and what it was before."""

    name = "gangmu.web.record"
    label = "record"
