"""The audit trail: events written with the business change, sealed into a hash chain at commit.

The triggers that hash, seal and guard are in the migration `audit_chain`: sealing needs a
function with its owner's rights, because the application role may not write links.
"""

import uuid

from django.db import models


class AuditEvent(models.Model):
    """What someone did. Append-only; no personal data in `detail` (ids, numbers, digests only)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    actor = models.ForeignKey(
        "accounts.Officer",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="操作人",
    )
    verb = models.CharField("操作", max_length=60)
    target = models.CharField("对象", max_length=120)
    detail = models.JSONField("内容", default=dict)
    at = models.DateTimeField("业务时间")
    # Set by a trigger, whatever the application sends.
    recorded_at = models.DateTimeField("记录时间", null=True, editable=False)
    content_hash = models.CharField("内容摘要", max_length=64, default="", editable=False)

    class Meta:
        verbose_name = "审计事件"
        verbose_name_plural = "审计事件"
        ordering = ["-recorded_at", "-id"]
        indexes = [
            models.Index(fields=["target", "recorded_at"], name="auditevent_target"),
            models.Index(fields=["actor", "recorded_at"], name="auditevent_actor"),
            models.Index(fields=["recorded_at"], name="auditevent_recorded"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.target}"


class AuditLink(models.Model):
    """The place of an event in the chain; written by the sealing trigger only."""

    seq = models.BigIntegerField("序号", primary_key=True)
    prev = models.CharField("前一环摘要", max_length=64, unique=True)
    event = models.OneToOneField(AuditEvent, on_delete=models.PROTECT, related_name="link", verbose_name="事件")
    hash = models.CharField("本环摘要", max_length=64, unique=True)

    class Meta:
        verbose_name = "审计链"
        verbose_name_plural = "审计链"
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.hash[:12]}"


class AuditHead(models.Model):
    """The newest link, kept apart (one row): a cut tail no longer matches it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField("序号")
    hash = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "审计链头"
        verbose_name_plural = "审计链头"
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="audithead_single_row"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.hash[:12]}"
