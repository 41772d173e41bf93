"""Work in the background that somebody waits for."""

import uuid

from django.db import models
from django.db.models import F, Q

from accounts.enums import JobState
from accounts.querysets import JobQuerySet


class Job(models.Model):
    """One piece of work with its progress; `key` makes asking twice the same job."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("类别", max_length=60)
    key = models.CharField("幂等键", max_length=160, unique=True)
    title = models.CharField("名称", max_length=120, blank=True)
    state = models.CharField("状态", max_length=10, choices=JobState, default=JobState.QUEUED)
    done = models.PositiveIntegerField("已完成", default=0)
    total = models.PositiveIntegerField("总数", default=0)
    message = models.CharField("说明", max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField("尝试次数", default=0)
    created_by = models.ForeignKey(
        "accounts.Officer",
        on_delete=models.PROTECT,
        null=True,
        related_name="jobs",
        verbose_name="发起人",
    )
    created_at = models.DateTimeField("发起时间")
    started_at = models.DateTimeField("开始时间", null=True)
    finished_at = models.DateTimeField("结束时间", null=True)
    touched_at = models.DateTimeField("最近动静", null=True)
    task = models.CharField("任务", max_length=120, blank=True)
    args = models.JSONField("参数", default=dict)
    result = models.JSONField("结果", default=dict)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "后台任务"
        verbose_name_plural = "后台任务"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_state_known"),
            models.CheckConstraint(
                condition=Q(total=0) | Q(done__lte=F("total")),
                name="job_done_within_total",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | Q(state__in=["queued", "running"], finished_at=None),
                name="job_finished_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.kind

    @property
    def is_over(self) -> bool:
        return self.state in (JobState.DONE, JobState.FAILED)

    @property
    def percent(self) -> int:
        """Progress in whole percent; a finished job is 100."""
        if self.state == JobState.DONE:
            return 100
        return self.done * 100 // self.total if self.total else 0
