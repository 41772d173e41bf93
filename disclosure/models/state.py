"""The one row every publication locks, and the totals kept for lists without counting."""

from django.db import models
from django.db.models import Q


class DisclosureState(models.Model):
    """`version` rises with every write: cache keys and ETags are made of it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    version = models.BigIntegerField("版本", default=0)
    as_of = models.DateTimeField("数据截至", null=True)
    log_size = models.BigIntegerField("日志条目数", default=0)

    class Meta:
        db_table = "disclosure_state"
        verbose_name = "公示状态"
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="disclosure_state_one_row"),
        ]


class RecordTotal(models.Model):
    """How many records are public, by ledger, region and status; never counted on a page."""

    ledger = models.CharField("台账", max_length=30)
    region_code = models.CharField("区域", max_length=9)
    status = models.CharField("状态", max_length=20)
    records = models.BigIntegerField("记录数")

    class Meta:
        db_table = "disclosure_total"
        verbose_name = "公示总数"
        constraints = [
            models.UniqueConstraint(fields=["ledger", "region_code", "status"], name="disclosure_total_once"),
            models.CheckConstraint(condition=Q(records__gte=0), name="disclosure_total_not_negative"),
        ]
