"""Monthly reports as built: the bytes are stored and served, never made again."""

from django.conf import settings
from django.db import models

from monitoring.enums import ReportFormat
from monitoring.models.runs import ScoreRun


class Report(models.Model):
    """The report of one published run: of the city (`region` empty) or of one district."""

    run = models.ForeignKey(ScoreRun, on_delete=models.PROTECT, related_name="reports", verbose_name="监测")
    region = models.CharField("区县", max_length=6, blank=True)
    title = models.CharField("标题", max_length=200)
    number = models.CharField("编号", max_length=60)
    content_digest = models.CharField("内容摘要", max_length=64)
    built_at = models.DateTimeField("生成时间")
    built_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="发布人"
    )

    class Meta:
        verbose_name = "监测报告"
        verbose_name_plural = "监测报告"
        ordering = ["-run__month", "-run__version", "region"]
        constraints = [models.UniqueConstraint(fields=["run", "region"], name="report_once")]

    def __str__(self) -> str:
        return self.title


class ReportFile(models.Model):
    """One format of a report; `digest` is the SHA-256 of its bytes."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files", verbose_name="报告")
    format = models.CharField("格式", max_length=5, choices=ReportFormat)
    data = models.BinaryField("内容")
    size = models.PositiveIntegerField("字节数")
    digest = models.CharField("文件摘要", max_length=64)

    class Meta:
        verbose_name = "报告文件"
        verbose_name_plural = "报告文件"
        ordering = ["format"]
        constraints = [models.UniqueConstraint(fields=["report", "format"], name="reportfile_once")]

    def __str__(self) -> str:
        return f"{self.report_id}.{self.format}"
