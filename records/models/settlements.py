"""`Settlement`: an agreement with the applicant (执行和解), policy 二(三)3."""

from django.db import models
from django.db.models import Q

from records.models.records import Record
from records.models.retractable import Retractable


class Settlement(Retractable):
    """`amount` in 元: what the parties agreed on."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="settlements", verbose_name="案件")
    agreed_on = models.DateField("达成日期")
    amount = models.DecimalField("和解金额", max_digits=18, decimal_places=2)
    document = models.CharField("和解协议", max_length=200)
    terms = models.CharField("履行方式和期限", max_length=500)
    confirmed_on = models.DateField("申请执行人确认日期", null=True, blank=True)

    class Meta(Retractable.Meta):
        verbose_name = "执行和解"
        verbose_name_plural = "执行和解"
        ordering = ["agreed_on", "id"]
        constraints = [
            *Retractable.Meta.constraints,
            models.CheckConstraint(
                name="settlement_amount",
                condition=Q(amount__gte=0),
                violation_error_message="和解金额不能为负。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreed_on} {self.amount}"
