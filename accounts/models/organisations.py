"""Public bodies."""

import uuid

from django.db import models
from django.db.models import Q

from accounts.enums import OrganisationKind


class Organisation(models.Model):
    """A public body; without a known credit code it is known by our own id, never by its name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    uscc = models.CharField("统一社会信用代码", max_length=18, unique=True, null=True, blank=True)
    name = models.CharField("名称", max_length=120)
    short_name = models.CharField("简称", max_length=40, blank=True)
    kind = models.CharField("性质", max_length=20, choices=OrganisationKind)
    region = models.ForeignKey(
        "accounts.Region",
        on_delete=models.PROTECT,
        related_name="organisations",
        verbose_name="所在区划",
    )
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "单位"
        verbose_name_plural = "单位"
        ordering = ["region_id", "name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(uscc=None) | Q(uscc__regex=r"^[0-9A-Z]{18}$"),
                name="organisation_uscc_shape",
                violation_error_message="统一社会信用代码应为 18 位数字或大写字母。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name
