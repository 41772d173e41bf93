"""Rows that are written once: never changed, never deleted, at most retracted with a reason.

The database keeps this promise (migration `append_only_guards`); a mistake is retracted and
entered again, so that both stay readable.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Retractable(models.Model):
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    entered_at = models.DateTimeField("登记时间")
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回人"
    )
    retracted_at = models.DateTimeField("撤回时间", null=True, blank=True)
    retracted_reason = models.CharField("撤回原因", max_length=200, blank=True, default="")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_retracted_with_reason",
                condition=Q(retracted_at__isnull=True, retracted_by__isnull=True, retracted_reason="")
                | (Q(retracted_at__isnull=False, retracted_by__isnull=False) & ~Q(retracted_reason="")),
                violation_error_message="撤回须写明撤回人、时间和原因。",
            ),
        ]
