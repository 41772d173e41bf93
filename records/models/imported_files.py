"""`ImportedFile`: a file that was loaded, so that the same file twice changes nothing."""

from django.conf import settings
from django.db import models

from records.enums import LedgerCode


class ImportedFile(models.Model):
    """`digest`: SHA-256 of the bytes; `root`: Merkle root of the loaded rows' canonical JSON."""

    ledger = models.CharField("台账", max_length=24, choices=LedgerCode)
    digest = models.CharField("文件摘要", max_length=64)
    root = models.CharField("数据摘要", max_length=64)
    rows = models.PositiveIntegerField("行数")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="导入人")
    entered_at = models.DateTimeField("导入时间")

    class Meta:
        verbose_name = "导入文件"
        verbose_name_plural = "导入文件"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.digest[:12]
