"""Published reports: the bytes as they were published, kept for ever."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from disclosure.enums import ReportFormat
from disclosure.models.log import append_only


class PublicReport(models.Model):
    """A month's report of the city (`region_code` empty) or of one district, by version."""

    month = models.CharField("月份", max_length=7)
    region_code = models.CharField("区域", max_length=9, blank=True)
    version = models.PositiveIntegerField("版本")
    title = models.CharField("标题", max_length=200)
    content_digest = models.CharField("内容摘要", max_length=64, db_index=True)
    published_at = models.DateTimeField("发布时间")

    class Meta:
        db_table = "disclosure_report"
        ordering = ("-month", "region_code", "-version")
        verbose_name = "报告"
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["month", "region_code", "version"], name="disclosure_report_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("disclosure:report", args=[self.month])

    @property
    def stem(self) -> str:
        """The number without the format: `2026-10` or `2026-10/210105`."""
        return f"{self.month}/{self.region_code}" if self.region_code else self.month


class PublicReportFile(models.Model):
    """One file of a report; `digest` is the SHA-256 of its bytes."""

    report = models.ForeignKey(PublicReport, on_delete=models.PROTECT, related_name="files")
    format = models.CharField("格式", max_length=10, choices=ReportFormat)
    data = models.BinaryField("文件")
    size = models.PositiveIntegerField("字节数")
    digest = models.CharField("文件摘要", max_length=64, db_index=True)
    log_index = models.BigIntegerField("日志序号")

    class Meta:
        db_table = "disclosure_report_file"
        ordering = ("format",)
        verbose_name = "报告文件"
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["report", "format"], name="disclosure_file_once"),
            models.CheckConstraint(condition=Q(format__in=ReportFormat.values), name="disclosure_file_format"),
        ]

    @property
    def number(self) -> str:
        """Its number in the log and its path under /reports/: `2026-10/210105.pdf`."""
        return f"{self.report.stem}.{self.format}"
