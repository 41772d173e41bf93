"""The public copy of disclosed records, its revisions, and what is left after an ending."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse

from disclosure import catalogue
from disclosure.enums import EndReason, LogAction, PublicStatus
from disclosure.fields import TokenField
from disclosure.models.registers import PublicOrganisation, PublicRegion
from disclosure.querysets import PublicRecordQuerySet


class PublicRecord(models.Model):
    """The current public copy. `digest` seals `content`; `log_index` is its latest log entry."""

    number = models.CharField("编号", primary_key=True, max_length=40)
    ledger = models.CharField("台账", max_length=30)
    title = models.CharField("标题", max_length=200)
    region = models.ForeignKey(PublicRegion, on_delete=models.PROTECT, db_index=False, verbose_name="区域")
    district = models.CharField("所属区县", max_length=6)
    organisation = models.ForeignKey(
        PublicOrganisation, on_delete=models.PROTECT, db_index=False, verbose_name="责任单位"
    )
    status = models.CharField("状态", max_length=20, choices=PublicStatus)
    occurred_on = models.DateField("发生日期")
    published_at = models.DateTimeField("首次公示时间")
    updated_at = models.DateTimeField("最近变动时间")
    until = models.DateField("公示至", null=True)
    revision = models.PositiveIntegerField("版本")
    amended = models.BooleanField("有更正", default=False)
    content = models.JSONField("公示内容")
    digest = models.CharField("摘要", max_length=64)
    log_index = models.BigIntegerField("日志序号")
    lookup = models.CharField("精确检索词", max_length=80, blank=True)
    search_extra = models.JSONField("附加检索词", default=list)
    search = TokenField(editable=False)

    objects = PublicRecordQuerySet.as_manager()

    class Meta:
        db_table = "disclosure_record"
        verbose_name = "公示记录"
        indexes = [
            models.Index(fields=["published_at", "number"], name="disclosure_rec_published"),
            models.Index(fields=["ledger", "published_at", "number"], name="disclosure_rec_ledger"),
            models.Index(fields=["district", "published_at", "number"], name="disclosure_rec_district"),
            models.Index(fields=["region", "published_at", "number"], name="disclosure_rec_region"),
            models.Index(fields=["organisation", "published_at", "number"], name="disclosure_rec_org"),
            models.Index(fields=["occurred_on", "number"], name="disclosure_rec_occurred"),
            models.Index(fields=["lookup"], condition=~Q(lookup=""), name="disclosure_rec_lookup"),
            GinIndex(fields=["search"], name="disclosure_rec_search"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(number__regex=r"^[A-Z0-9-]{6,40}$"), name="disclosure_rec_number"),
            models.CheckConstraint(condition=Q(status__in=PublicStatus.values), name="disclosure_rec_status"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="disclosure_rec_revision"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("disclosure:record", args=[self.number])

    @property
    def ledger_label(self) -> str:
        return catalogue.ledger_label(self.ledger)

    @property
    def under_objection(self) -> bool:
        return self.status == PublicStatus.UNDER_OBJECTION

    @property
    def fields(self) -> list[tuple[catalogue.PublicField, Any]]:
        """The ledger's public fields with this record's values, in the catalogue's order."""
        return [(field, self.content.get(field.name)) for field in catalogue.LEDGERS[self.ledger].fields]


class PublicRevision(models.Model):
    """One version of a copy; deleted with the copy."""

    record = models.ForeignKey(PublicRecord, on_delete=models.CASCADE, related_name="revisions", db_column="number")
    revision = models.PositiveIntegerField("版本")
    action = models.CharField("事项", max_length=20, choices=LogAction)
    published_at = models.DateTimeField("公示时间")
    content = models.JSONField("公示内容")
    digest = models.CharField("摘要", max_length=64)
    log_index = models.BigIntegerField("日志序号")

    class Meta:
        db_table = "disclosure_revision"
        ordering = ("revision",)
        verbose_name = "公示版本"
        constraints = [
            models.UniqueConstraint(fields=["record", "revision"], name="disclosure_revision_once"),
        ]


class Tombstone(models.Model):
    """What remains of an ended record: no title, no party, no content."""

    number = models.CharField("编号", primary_key=True, max_length=40)
    kind = models.CharField("事项", max_length=20, choices=LogAction)
    reason_kind = models.CharField("原因", max_length=30, choices=EndReason)
    withdrawn_at = models.DateTimeField("撤下时间")
    log_index = models.BigIntegerField("日志序号")

    class Meta:
        db_table = "disclosure_tombstone"
        verbose_name = "撤下记录"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["repaired", "expired", "withdrawn"]), name="disclosure_tomb_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("disclosure:record", args=[self.number])
