"""`Instalment`: one date of the repayment plan (还款计划) of arrears, policy 二(三)1."""

from django.db import models
from django.db.models import Q

from records.models.records import Record


class Instalment(models.Model):
    """Amount in 元, to be paid by `due_on`. The plan is replaced as a whole; its facts keep the history."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="instalments", verbose_name="拖欠账款")
    due_on = models.DateField("计划支付日期")
    amount = models.DecimalField("计划支付金额", max_digits=18, decimal_places=2)

    class Meta:
        verbose_name = "还款计划"
        verbose_name_plural = "还款计划"
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(
                name="instalment_day",
                fields=["record", "due_on"],
                violation_error_message="同一天只能有一笔计划。",
            ),
            models.CheckConstraint(
                name="instalment_positive",
                condition=Q(amount__gt=0),
                violation_error_message="计划支付金额须大于零。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_on} {self.amount}"
