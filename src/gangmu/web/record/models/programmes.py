"""Programmes."""

from django.db import models

from gangmu.web.record.rows import HomeRow, past_table


class Programme(HomeRow):
    """规划实施: one outline carried out by one government. Every row of the record belongs to one."""

    code = models.CharField(max_length=40, unique=True)  # stands in addresses: /p/yunchuan/
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=100)
    place_code = models.CharField(max_length=20, blank=True)  # GB/T 2260
    time_zone = models.CharField(max_length=60, default="Asia/Shanghai")
    is_example = models.BooleanField(default=False)
    example_note = models.TextField(blank=True)  # said on every page of an example
    # Before this day a moment is a date over effective dates; from it on, a seq (DESIGN §6.3).
    go_live_on = models.DateField(null=True)

    public_where = models.Q()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


ProgrammePast = past_table(Programme)
