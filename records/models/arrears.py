"""`Arrears`: money a public body owes and has not paid in time (保障中小企业款项支付条例)."""

from django.db import models
from django.db.models import F, Q

from records.enums import ArrearsClass, CreditorSize, Industry, PartyKind
from records.models.records import Record


class Arrears(models.Model):
    """Amounts in 元, rate per day. `overdue_principal` is what was overdue when the row was entered;
    payments after that are `Payment` rows, so the current debt is the difference."""

    record = models.OneToOneField(Record, models.CASCADE, primary_key=True, related_name="arrears")
    creditor_name = models.CharField("债权单位", max_length=100, blank=True, default="")
    creditor_kind = models.CharField("债权人类型", max_length=12, choices=PartyKind, blank=True, default="")
    creditor_uscc = models.CharField("债权单位统一社会信用代码", max_length=18, blank=True, default="")
    creditor_size = models.CharField("企业规模", max_length=8, choices=CreditorSize, blank=True, default="")
    creditor_industry = models.CharField("所属行业", max_length=20, choices=Industry, blank=True, default="")
    creditor_private = models.BooleanField("民营企业", default=False)
    creditor_consents = models.BooleanField("债权人同意公开名称", default=False)
    project = models.CharField("项目名称", max_length=200, blank=True, default="")
    project_code = models.CharField("项目代码", max_length=40, blank=True, default="")
    contract_number = models.CharField("合同编号", max_length=100, blank=True, default="")
    signed_on = models.DateField("合同签订日期", null=True, blank=True)
    contract_amount = models.DecimalField("合同金额", max_digits=18, decimal_places=2, null=True, blank=True)
    settled_amount = models.DecimalField("结算审定金额", max_digits=18, decimal_places=2, null=True, blank=True)
    paid_amount = models.DecimalField("已付金额", max_digits=18, decimal_places=2, null=True, blank=True)
    overdue_principal = models.DecimalField("逾期本金", max_digits=18, decimal_places=2, null=True, blank=True)
    due_date = models.DateField("应付日期", null=True, blank=True)
    agreed_daily_rate = models.DecimalField(
        "约定逾期日利率（%）", max_digits=7, decimal_places=4, null=True, blank=True
    )
    arrears_class = models.CharField("款项类别", max_length=12, choices=ArrearsClass, blank=True, default="")
    disputed = models.BooleanField("有分歧", default=False)
    dispute_reason = models.CharField("分歧原因", max_length=300, blank=True, default="")
    in_court = models.BooleanField("已涉诉", default=False)
    fund_source = models.CharField("还款资金来源", max_length=200, blank=True, default="")
    confirmed_on = models.DateField("债权人确认日期", null=True, blank=True)
    confirmed_document = models.CharField("债权人确认文件", max_length=200, blank=True, default="")
    complete = models.BooleanField("填写完整", default=False, editable=False)

    class Meta:
        verbose_name = "拖欠账款"
        verbose_name_plural = "拖欠账款"
        constraints = [
            models.CheckConstraint(
                name="arrears_complete",
                condition=Q(complete=False)
                | (
                    ~Q(creditor_name="")
                    & ~Q(creditor_kind="")
                    & ~Q(project="")
                    & ~Q(arrears_class="")
                    & Q(overdue_principal__isnull=False, due_date__isnull=False)
                ),
                violation_error_message="债权单位、项目、类别、逾期本金和应付日期填写完整后方可提交。",
            ),
            models.CheckConstraint(
                name="arrears_principal_positive",
                condition=Q(complete=False) | Q(overdue_principal__gt=0),
                violation_error_message="逾期本金须大于零。",
            ),
            models.CheckConstraint(
                name="arrears_paid_within_settled",
                condition=Q(complete=False)
                | Q(settled_amount__isnull=True)
                | Q(paid_amount__isnull=True)
                | Q(settled_amount__gte=F("paid_amount") + F("overdue_principal")),
                violation_error_message="已付金额与逾期本金之和不能超过结算审定金额。",
            ),
            models.CheckConstraint(
                name="arrears_dispute_explained",
                condition=Q(complete=False) | Q(disputed=False) | ~Q(dispute_reason=""),
                violation_error_message="有分歧的须写明分歧原因。",
            ),
            models.CheckConstraint(
                name="arrears_rate_sane",
                condition=Q(agreed_daily_rate__isnull=True) | Q(agreed_daily_rate__gte=0, agreed_daily_rate__lte=1),
                violation_error_message="约定日利率须在 0 至 1（%）之间。",
            ),
        ]
        indexes = [models.Index(fields=["contract_number"], name="arrears_contract")]

    def __str__(self) -> str:
        return f"{self.project} {self.creditor_name}"
