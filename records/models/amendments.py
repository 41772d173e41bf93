"""`Amendment`: a proposed correction of a reviewed record.

The live rows always hold what was last approved. A correction waits beside them, is reviewed by
another person, and only then changes the record and its facts; the public copy follows when the
publisher publishes it. See docs/adr on corrections.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from records.enums import AmendmentState
from records.models.records import Record

OFFICER = settings.AUTH_USER_MODEL
OPEN_STATES = (AmendmentState.SUBMITTED, AmendmentState.RETURNED)


class Amendment(models.Model):
    """`data`: all fields of the ledger as text. `base_version`: the record's version it was made from."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="amendments", verbose_name="记录")
    state = models.CharField("状态", max_length=12, choices=AmendmentState, default=AmendmentState.SUBMITTED)
    data = models.JSONField("更正后的内容")
    note = models.CharField("更正原因", max_length=500)
    base_version = models.PositiveIntegerField("基于版本")
    entered_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", verbose_name="提出人")
    entered_at = models.DateTimeField("提出时间")
    reviewed_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审核人"
    )
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)
    published_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发布人"
    )
    published_at = models.DateTimeField("公示时间", null=True, blank=True)
    return_reason = models.CharField("退回原因", max_length=500, blank=True, default="")
    field_reasons = models.JSONField("逐项意见", default=dict, blank=True)

    class Meta:
        verbose_name = "更正"
        verbose_name_plural = "更正"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="amendment_one_open",
                fields=["record"],
                condition=Q(state__in=OPEN_STATES),
                violation_error_message="此记录已有一份更正正在办理，请先办完。",
            ),
            models.CheckConstraint(
                name="amendment_reviewer_not_clerk",
                condition=~Q(reviewed_by=F("entered_by")),
                violation_error_message="审核人不能审核自己提出的更正。",
            ),
            models.CheckConstraint(
                name="amendment_publisher_not_clerk",
                condition=~Q(published_by=F("entered_by")),
                violation_error_message="发布人不能公示自己提出的更正。",
            ),
            models.CheckConstraint(
                name="amendment_reviewed_by_whom",
                condition=Q(state__in=(*OPEN_STATES, AmendmentState.DROPPED))
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                violation_error_message="已审核的更正须有审核人和审核时间。",
            ),
            models.CheckConstraint(
                name="amendment_explained",
                condition=~Q(note=""),
                violation_error_message="请写明更正原因。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.get_state_display()}"
