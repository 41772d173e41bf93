"""`Payment`: money paid on a default case or on arrears after the record was entered."""

from django.db import models
from django.db.models import Q

from records.models.records import Record
from records.models.retractable import Retractable


class Payment(Retractable):
    """Amount in 元."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="payments", verbose_name="记录")
    paid_on = models.DateField("支付日期")
    amount = models.DecimalField("支付金额", max_digits=18, decimal_places=2)
    document = models.CharField("支付凭证", max_length=200, blank=True, default="")
    note = models.CharField("说明", max_length=300, blank=True, default="")

    class Meta(Retractable.Meta):
        verbose_name = "支付"
        verbose_name_plural = "支付"
        ordering = ["paid_on", "id"]
        constraints = [
            *Retractable.Meta.constraints,
            models.CheckConstraint(
                name="payment_positive",
                condition=Q(amount__gt=0),
                violation_error_message="支付金额须大于零。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paid_on} {self.amount}"
