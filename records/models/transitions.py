"""`Transition`: the history of a record, append-only."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from records.enums import Action, Status
from records.models.records import Record


class Transition(models.Model):
    """`snapshot` holds the fields as text after the step, where they may have changed; differences
    between versions are read from successive snapshots. `actor` is empty for the portal itself."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="transitions", verbose_name="记录")
    action = models.CharField("步骤", max_length=16, choices=Action)
    from_status = models.CharField("原状态", max_length=16, choices=Status, blank=True, default="")
    to_status = models.CharField("新状态", max_length=16, choices=Status)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理人"
    )
    at = models.DateTimeField("时间")
    reason = models.CharField("原因", max_length=500, blank=True, default="")
    field_reasons = models.JSONField("逐项意见", default=dict, blank=True)
    snapshot = models.JSONField("内容", null=True, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = "办理记录"
        verbose_name_plural = "办理记录"
        ordering = ["id"]
        indexes = [models.Index(fields=["record", "id"], name="transition_of_record")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.get_action_display()}"
