"""Administrative divisions with their time of existence."""

from django.db import models
from django.db.models import F, Q

from accounts.enums import RegionKind
from accounts.querysets import RegionQuerySet


class Region(models.Model):
    """A city, district, county, street, town or township.

    `code` is the six-digit code of GB/T 2260 for the city and its districts and the nine-digit
    statistical code below them. A region that was renamed, merged or moved stays, with its last
    day in `valid_to` and the region that carries it on in `successor`.
    """

    code = models.CharField("区划代码", max_length=9, primary_key=True)
    name = models.CharField("名称", max_length=60)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级",
    )
    kind = models.CharField("类别", max_length=10, choices=RegionKind)
    evaluated = models.BooleanField("参加评价", default=True)
    valid_from = models.DateField("存续起", null=True, blank=True)
    valid_to = models.DateField("存续止", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="承继",
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = "行政区划"
        verbose_name_plural = "行政区划"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^\d{6}(\d{3})?$"),
                name="region_code_digits",
                violation_error_message="区划代码应为 6 位或 9 位数字。",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="region_validity_order",
                violation_error_message="存续止不能早于存续起。",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | (Q(valid_to__isnull=False) & ~Q(successor=F("code"))),
                name="region_successor_after_end",
                violation_error_message="只有已终止的区划才有承继，且不能承继自己。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def district_code(self) -> str:
        """Six-digit code of the district this region is or lies in (the city: its own code)."""
        return self.code[:6]
