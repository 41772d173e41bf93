"""What must be told to the workers, written with the change that asks for it."""

from django.db import models
from django.db.models import Q

from accounts.querysets import OutboxQuerySet


class OutboxMessage(models.Model):
    """One task to be sent after commit. It may be sent twice: tasks are safe to run twice."""

    task = models.CharField("任务", max_length=120)
    args = models.JSONField("参数", default=dict)
    key = models.CharField("去重键", max_length=120, unique=True, null=True)  # noqa: DJ001 NULL: no key
    attempts = models.PositiveIntegerField("发送次数", default=0)
    last_error = models.CharField("最近错误", max_length=200, blank=True)
    created_at = models.DateTimeField("写入时间", auto_now_add=True)
    sent_at = models.DateTimeField("发送时间", null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = "待发消息"
        verbose_name_plural = "待发消息"
        ordering = ["id"]
        indexes = [models.Index(fields=["id"], name="outbox_waiting", condition=Q(sent_at=None))]

    def __str__(self) -> str:
        return f"{self.pk} {self.task}"
