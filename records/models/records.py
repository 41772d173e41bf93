"""`Record`: the spine of every ledger. Workflow, audit and publication are written once, here."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact

from integrity_portal.lib.numbers import new_number
from records.enums import OPEN, LedgerCode, Status
from records.models.conditions import IsAmong
from records.querysets import RecordManager

OFFICER = settings.AUTH_USER_MODEL
NOT_REVIEWED = (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.WITHDRAWN)


def _officer(label: str, *, null: bool = True) -> models.ForeignKey:
    return models.ForeignKey(OFFICER, models.PROTECT, null=null, blank=null, related_name="+", verbose_name=label)


def _no_author(column: str) -> Q:
    """The officer in `column` is none of those who entered, edited or submitted the record."""
    return Q(Exact(IsAmong(F(column), F("authors")), False))


class Record(models.Model):
    """One entry of a ledger. The ledger's own fields are a one-to-one row (`record.detail`)."""

    number = models.CharField("编号", max_length=40, unique=True, default=new_number, editable=False)
    ledger = models.CharField("台账", max_length=24, choices=LedgerCode)
    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="+", verbose_name="所属区县")
    organisation = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="+", verbose_name="责任单位")
    title = models.CharField("标题", max_length=200, blank=True, default="")
    legal_basis = models.CharField("依据", max_length=300, blank=True, default="")
    source = models.CharField("信息来源", max_length=200, blank=True, default="")
    occurred_on = models.DateField("发生日期", null=True, blank=True)
    found_on = models.DateField("发现日期", null=True, blank=True)
    handler_name = models.CharField("处理责任人", max_length=50, blank=True, default="")
    handler_post = models.CharField("责任人职务", max_length=50, blank=True, default="")
    valid_from = models.DateField("有效期起", null=True, blank=True)
    valid_to = models.DateField("有效期止", null=True, blank=True)

    status = models.CharField("状态", max_length=16, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField("版本", default=1, help_text="每次保存加一，用于发现同时编辑")
    revision = models.PositiveIntegerField("公示版次", default=0)
    natural_key = models.CharField("查重键", max_length=64, null=True, editable=False)  # noqa: DJ001

    entered_by = _officer("录入人", null=False)
    entered_at = models.DateTimeField("录入时间")
    edited_by = _officer("最后修改人", null=False)
    edited_at = models.DateTimeField("最后修改时间")
    authors = ArrayField(models.BigIntegerField(), verbose_name="经手录入人", default=list, editable=False)
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    first_submitted_on = models.DateField("首次提交日期", null=True, blank=True)
    ever_returned = models.BooleanField("曾被退回", default=False)
    reviewed_by = _officer("审核人")
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)
    published_by = _officer("发布人")
    published_at = models.DateTimeField("公示时间", null=True, blank=True)
    stale_since = models.DateTimeField("公示待更新自", null=True, blank=True)
    disclosure_ends_on = models.DateField("公示截止日期", null=True, blank=True)
    ended_on = models.DateField("公示结束日期", null=True, blank=True)
    withdrawn_at = models.DateTimeField("撤销时间", null=True, blank=True)

    objects = RecordManager()

    class Meta:
        verbose_name = "台账记录"
        verbose_name_plural = "台账记录"
        constraints = [
            models.CheckConstraint(
                name="record_reviewer_not_clerk",
                condition=~Q(reviewed_by=F("entered_by")) & _no_author("reviewed_by"),
                violation_error_message="审核人不能审核自己录入或修改的记录。",
            ),
            models.CheckConstraint(
                name="record_publisher_not_clerk",
                condition=~Q(published_by=F("entered_by")) & _no_author("published_by"),
                violation_error_message="发布人不能公示自己录入或修改的记录。",
            ),
            models.CheckConstraint(
                name="record_submitted_when",
                condition=Q(status__in=(Status.DRAFT, Status.WITHDRAWN))
                | Q(submitted_at__isnull=False, first_submitted_on__isnull=False),
                violation_error_message="已提交的记录须有提交时间。",
            ),
            models.CheckConstraint(
                name="record_reviewed_by_whom",
                condition=Q(status__in=NOT_REVIEWED) | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                violation_error_message="已审核的记录须有审核人和审核时间。",
            ),
            models.CheckConstraint(
                name="record_published_by_whom",
                condition=~Q(status__in=(Status.PUBLISHED, Status.AMENDED, Status.UNDER_OBJECTION))
                | Q(published_by__isnull=False, published_at__isnull=False, revision__gte=1),
                violation_error_message="公示中的记录须有发布人、公示时间和版次。",
            ),
            models.CheckConstraint(
                name="record_withdrawn_when",
                condition=Q(status=Status.WITHDRAWN, withdrawn_at__isnull=False)
                | Q(~Q(status=Status.WITHDRAWN), withdrawn_at__isnull=True),
                violation_error_message="撤销的记录须有撤销时间，未撤销的不得有。",
            ),
            models.CheckConstraint(
                name="record_titled",
                condition=Q(status__in=(*OPEN, Status.WITHDRAWN)) | ~Q(title=""),
                violation_error_message="请填写标题。",
            ),
            models.CheckConstraint(
                name="record_valid_period",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message="有效期止不能早于有效期起。",
            ),
            models.CheckConstraint(name="record_version_positive", condition=Q(version__gte=1)),
            models.CheckConstraint(name="record_status_known", condition=Q(status__in=Status.values)),
            models.CheckConstraint(name="record_ledger_known", condition=Q(ledger__in=LedgerCode.values)),
            models.UniqueConstraint(
                name="record_entered_once",
                fields=["ledger", "natural_key"],
                condition=Q(natural_key__isnull=False) & ~Q(status=Status.WITHDRAWN),
                violation_error_message="同一事项已经录入，请查找原记录，不要重复录入。",
            ),
        ]
        indexes = [
            models.Index(fields=["ledger", "-entered_at"], name="record_by_ledger"),
            models.Index(fields=["organisation", "-entered_at"], name="record_by_organisation"),
            models.Index(fields=["region", "ledger", "-entered_at"], name="record_by_region"),
            models.Index(
                fields=["region", "submitted_at"], name="record_awaiting_review", condition=Q(status=Status.SUBMITTED)
            ),
            models.Index(
                fields=["region", "reviewed_at"],
                name="record_awaiting_publication",
                condition=Q(status=Status.APPROVED),
            ),
            models.Index(
                fields=["disclosure_ends_on"],
                name="record_ending",
                condition=Q(disclosure_ends_on__isnull=False, ended_on__isnull=True),
            ),
            models.Index(fields=["stale_since"], name="record_stale", condition=Q(stale_since__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def detail(self) -> Any:
        """The ledger's own row; its related name is the ledger's code."""
        return getattr(self, self.ledger)

    @property
    def target(self) -> str:
        """How the audit trail names the record."""
        return f"record:{self.number}"
