"""`CourtRemoval`: the application to the court (销案) and the court's deletion. Deleting is the court's act."""

from django.db import models
from django.db.models import F, Q

from records.models.records import Record
from records.models.retractable import Retractable


class CourtRemoval(Retractable):
    """Two kinds of row: the application (`applied_on`) and the court's act (`deleted_on`)."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="court_removals", verbose_name="案件")
    applied_on = models.DateField("申请日期", null=True, blank=True)
    document = models.CharField("申请书或法院文书", max_length=200)
    deleted_on = models.DateField("法院删除日期", null=True, blank=True)

    class Meta(Retractable.Meta):
        verbose_name = "销案"
        verbose_name_plural = "销案"
        ordering = ["id"]
        constraints = [
            *Retractable.Meta.constraints,
            models.CheckConstraint(
                name="court_removal_dated",
                condition=Q(applied_on__isnull=False) | Q(deleted_on__isnull=False),
                violation_error_message="请填写申请日期或法院删除日期。",
            ),
            models.CheckConstraint(
                name="court_removal_order",
                condition=Q(applied_on__isnull=True) | Q(deleted_on__isnull=True) | Q(deleted_on__gte=F("applied_on")),
                violation_error_message="法院删除日期不能早于申请日期。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.applied_on or ''} {self.deleted_on or ''}".strip()
