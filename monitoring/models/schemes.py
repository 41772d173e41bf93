"""Schemes (指标体系): every number of a score that is configuration, by version and effective date.

That children sum to their parent, and that a version which was published keeps its rules, is kept by
triggers (migration `guards`).
"""

from django.db import models
from django.db.models import F, Q

from monitoring.enums import IndicatorKind, Source
from monitoring.querysets import SchemeQuerySet


class Scheme(models.Model):
    """One version of a scheme; months from `effective_from` on are scored by it until the next version."""

    code = models.CharField("代码", max_length=40)
    version = models.PositiveSmallIntegerField("版本")
    name = models.CharField("名称", max_length=80)
    effective_from = models.DateField("施行月份", help_text="当月第一日")
    in_force = models.BooleanField("施行", default=False)
    note = models.TextField("说明", blank=True)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = "指标体系"
        verbose_name_plural = "指标体系"
        ordering = ["code", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="scheme_version_once"),
            models.UniqueConstraint(
                fields=["code", "effective_from"],
                condition=Q(in_force=True),
                name="scheme_in_force_once",
                violation_error_message="同一月份只能有一个施行的版本。",
            ),
            models.CheckConstraint(
                condition=Q(effective_from__day=1),
                name="scheme_from_first_day",
                violation_error_message="施行月份应为当月第一日。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} 第{self.version}版"


class Dimension(models.Model):
    """A dimension; the weights of a scheme's dimensions sum to 100."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="dimensions", verbose_name="体系")
    code = models.CharField("代码", max_length=40)
    name = models.CharField("名称", max_length=60)
    weight = models.DecimalField("分值", max_digits=6, decimal_places=3)
    position = models.PositiveSmallIntegerField("次序")

    class Meta:
        verbose_name = "维度"
        verbose_name_plural = "维度"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="dimension_code_once"),
            models.UniqueConstraint(fields=["scheme", "position"], name="dimension_position_once"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="dimension_weight_positive"),
        ]

    def __str__(self) -> str:
        return self.name


class Indicator(models.Model):
    """An indicator; the weights of a dimension's indicators sum to the dimension's.

    `full` and `zero`: the values that earn all and no points (full < zero for an inverse one); a
    deduction has neither. `in_use` is False while the ledger it counts is not kept yet.
    """

    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="indicators", verbose_name="维度")
    code = models.CharField("代码", max_length=40)
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("算法", max_length=10, choices=IndicatorKind)
    weight = models.DecimalField("分值", max_digits=6, decimal_places=3)
    full = models.DecimalField("满分值", max_digits=7, decimal_places=4, null=True, blank=True)
    zero = models.DecimalField("零分值", max_digits=7, decimal_places=4, null=True, blank=True)
    source = models.CharField("来源", max_length=2, choices=Source)
    ledger = models.CharField("台账", max_length=24)
    params = models.JSONField("参数", default=dict, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    in_use = models.BooleanField("启用", default=False)
    position = models.PositiveSmallIntegerField("次序")

    class Meta:
        verbose_name = "指标"
        verbose_name_plural = "指标"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["dimension", "code"], name="indicator_code_once"),
            models.UniqueConstraint(fields=["dimension", "position"], name="indicator_position_once"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="indicator_weight_positive"),
            models.CheckConstraint(condition=Q(kind__in=IndicatorKind.values), name="indicator_kind_known"),
            models.CheckConstraint(condition=Q(source__in=Source.values), name="indicator_source_known"),
            models.CheckConstraint(
                condition=Q(kind=IndicatorKind.DEDUCTION, full=None, zero=None)
                | (~Q(kind=IndicatorKind.DEDUCTION) & Q(full__isnull=False, zero__isnull=False) & ~Q(full=F("zero"))),
                name="indicator_marks_fit_kind",
                violation_error_message="比例指标须填写不相等的满分值和零分值，扣分指标不填。",
            ),
        ]

    def __str__(self) -> str:
        return self.name
