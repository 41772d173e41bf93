"""`HandlingStep`: one step in the life of a default case."""

from django.db import models

from records.enums import Handling
from records.models.records import Record
from records.models.retractable import Retractable


class HandlingStep(Retractable):
    record = models.ForeignKey(Record, models.PROTECT, related_name="handling_steps", verbose_name="案件")
    state = models.CharField("处置状态", max_length=20, choices=Handling)
    happened_on = models.DateField("发生日期")
    document = models.CharField("文书", max_length=200, blank=True, default="")
    note = models.CharField("说明", max_length=500, blank=True, default="")

    class Meta(Retractable.Meta):
        verbose_name = "处置步骤"
        verbose_name_plural = "处置步骤"
        ordering = ["happened_on", "id"]

    def __str__(self) -> str:
        return f"{self.happened_on} {self.get_state_display()}"
