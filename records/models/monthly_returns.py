"""`MonthlyReturn`: what a district reports once a month, with zero-reports (零报告)."""

from django.db import models
from django.db.models import F, Q

from records.enums import Statement
from records.models.records import Record


class MonthlyReturn(models.Model):
    """One per district and month; a correction is a new revision of the same row.
    `month` is its first day; `principal_falling_due` in 元."""

    record = models.OneToOneField(Record, models.CASCADE, primary_key=True, related_name="monthly_return")
    month = models.DateField("报送月份", null=True, blank=True)
    default_case_statement = models.CharField(
        "政府机构失信案件台账", max_length=8, choices=Statement, blank=True, default=""
    )
    arrears_statement = models.CharField("拖欠账款台账", max_length=8, choices=Statement, blank=True, default="")
    principal_falling_due = models.DecimalField(
        "当月到期应付本金", max_digits=18, decimal_places=2, null=True, blank=True
    )
    civil_servants = models.PositiveIntegerField("在编公务员人数", null=True, blank=True)
    concerns_received = models.PositiveIntegerField("收到群众诉求件数", null=True, blank=True)
    concerns_answered = models.PositiveIntegerField("按时答复件数", null=True, blank=True)
    filed_on = models.DateField("首次报送日期", null=True, blank=True, editable=False)
    complete = models.BooleanField("填写完整", default=False, editable=False)

    class Meta:
        verbose_name = "月度报送"
        verbose_name_plural = "月度报送"
        constraints = [
            models.CheckConstraint(
                name="monthly_return_complete",
                condition=Q(complete=False)
                | Q(
                    month__isnull=False,
                    principal_falling_due__isnull=False,
                    civil_servants__isnull=False,
                    concerns_received__isnull=False,
                    concerns_answered__isnull=False,
                ),
                violation_error_message="月份和四项数据填写完整后方可提交。",
            ),
            models.CheckConstraint(
                name="monthly_return_first_day",
                condition=Q(month__isnull=True) | Q(month__day=1),
                violation_error_message="报送月份须为某月的第一天。",
            ),
            models.CheckConstraint(
                name="monthly_return_amount",
                condition=Q(principal_falling_due__isnull=True) | Q(principal_falling_due__gte=0),
                violation_error_message="当月到期应付本金不能为负。",
            ),
            models.CheckConstraint(
                name="monthly_return_concerns",
                condition=Q(complete=False) | Q(concerns_answered__lte=F("concerns_received")),
                violation_error_message="按时答复件数不能超过收到件数。",
            ),
        ]
        indexes = [models.Index(fields=["month"], name="monthly_return_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}" if self.month else "未填月份"
