"""`DefaultCase`: a public body that a court lists as a defaulter (失信被执行人)."""

from django.db import models
from django.db.models import F, Q

from records.enums import Handling, Industry, PartyKind, Situation
from records.models.records import Record

# From the court's listing on there is a listing date; before it there is none.
UNLISTED = (
    Handling.WARNED,
    Handling.LOST,
    Handling.EXECUTION,
    Handling.PERFORMED,
    Handling.SETTLING,
    Handling.REVISITED,
)


class DefaultCase(models.Model):
    """Amounts in 元. `paid_amount` is what had been paid when the case was entered; later payments
    are `Payment` rows. `listed_on` is the first listing; a later one is a handling step."""

    record = models.OneToOneField(Record, models.CASCADE, primary_key=True, related_name="default_case")
    case_number = models.CharField("执行案号", max_length=60, blank=True, default="")
    court = models.CharField("执行法院", max_length=60, blank=True, default="")
    basis_document = models.CharField("执行依据文号", max_length=100, blank=True, default="")
    basis_issuer = models.CharField("作出执行依据单位", max_length=100, blank=True, default="")
    judged_on = models.DateField("裁判日期", null=True, blank=True)
    filed_on = models.DateField("执行立案日期", null=True, blank=True)
    listed_on = models.DateField("纳入名单日期", null=True, blank=True)
    situation = models.CharField("失信情形", max_length=24, choices=Situation, blank=True, default="")
    handling = models.CharField("处置状态", max_length=20, choices=Handling, default=Handling.WARNED)
    due_amount = models.DecimalField("应履行金额", max_digits=18, decimal_places=2, null=True, blank=True)
    paid_amount = models.DecimalField("已履行金额", max_digits=18, decimal_places=2, null=True, blank=True)
    duty = models.TextField("生效法律文书确定的义务", max_length=1000, blank=True, default="")
    applicant_name = models.CharField("申请执行人", max_length=100, blank=True, default="")
    applicant_kind = models.CharField("申请执行人类型", max_length=12, choices=PartyKind, blank=True, default="")
    applicant_industry = models.CharField("所属行业", max_length=20, choices=Industry, blank=True, default="")
    applicant_consents = models.BooleanField("申请执行人同意公开名称", default=False)
    complete = models.BooleanField("填写完整", default=False, editable=False)

    class Meta:
        verbose_name = "政府机构失信案件"
        verbose_name_plural = "政府机构失信案件"
        constraints = [
            models.CheckConstraint(
                name="default_case_complete",
                condition=Q(complete=False)
                | (
                    ~Q(case_number="")
                    & ~Q(court="")
                    & ~Q(basis_document="")
                    & ~Q(applicant_name="")
                    & ~Q(applicant_kind="")
                    & Q(due_amount__isnull=False, paid_amount__isnull=False, judged_on__isnull=False)
                ),
                violation_error_message="案号、法院、执行依据、裁判日期、申请执行人和金额填写完整后方可提交。",
            ),
            models.CheckConstraint(
                name="default_case_amounts",
                condition=Q(complete=False)
                | Q(due_amount__gte=0, paid_amount__gte=0, paid_amount__lte=F("due_amount")),
                violation_error_message="已履行金额不能为负，也不能超过应履行金额。",
            ),
            models.CheckConstraint(
                name="default_case_listed",
                condition=Q(complete=False)
                | Q(handling__in=UNLISTED)
                | (Q(listed_on__isnull=False) & ~Q(situation="")),
                violation_error_message="纳入名单后的案件须填写纳入名单日期和失信情形。",
            ),
            models.CheckConstraint(
                name="default_case_listed_after_judgment",
                condition=Q(complete=False) | Q(listed_on__isnull=True) | Q(listed_on__gte=F("judged_on")),
                violation_error_message="纳入名单日期不能早于裁判日期。",
            ),
        ]
        indexes = [models.Index(fields=["case_number"], name="default_case_number")]

    def __str__(self) -> str:
        return f"{self.case_number} {self.court}"
