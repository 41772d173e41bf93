"""Effective-dated rules: how long something may take, since when, on what basis."""

from django.db import models
from django.db.models import Q

from accounts.enums import DeadlineAnchor, DeadlineUnit


class Deadline(models.Model):
    """`value` units from the anchor. The row with the latest `valid_from` not after a day is in force."""

    code = models.CharField("代码", max_length=40)
    valid_from = models.DateField("施行日期")
    label = models.CharField("事项", max_length=60)
    value = models.PositiveSmallIntegerField("期限")
    unit = models.CharField("单位", max_length=10, choices=DeadlineUnit, default=DeadlineUnit.WORKDAY)
    anchor = models.CharField("起算", max_length=12, choices=DeadlineAnchor, default=DeadlineAnchor.AFTER)
    basis = models.CharField("依据", max_length=300)

    class Meta:
        verbose_name = "期限规则"
        verbose_name_plural = "期限规则"
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="deadline_once_per_day"),
            models.CheckConstraint(condition=Q(unit__in=DeadlineUnit.values), name="deadline_unit_known"),
            models.CheckConstraint(
                condition=Q(anchor__in=DeadlineAnchor.values),
                name="deadline_anchor_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}：{self.text}"

    @property
    def text(self) -> str:
        """The term in words, as a rule reads it."""
        if self.anchor == DeadlineAnchor.NEXT_MONTH:
            return f"次月第 {self.value} {self.get_unit_display()}"
        return f"{self.value} {self.get_unit_display()}"
