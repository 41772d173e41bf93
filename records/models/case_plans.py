"""`CasePlan` (一案一策) and its milestones: who brings a case to an end, with what money, by when."""

from django.db import models
from django.db.models import Q

from records.enums import CaseCause, CaseRoute
from records.models.records import Record


class CasePlan(models.Model):
    """Complete once everything is filled in and there is a milestone; `completed_on` counts."""

    record = models.OneToOneField(Record, models.CASCADE, primary_key=True, related_name="case_plan")
    cause = models.CharField("失信成因", max_length=12, choices=CaseCause, blank=True, default="")
    route = models.CharField("化解路径", max_length=12, choices=CaseRoute, blank=True, default="")
    funds = models.CharField("资金来源", max_length=200, blank=True, default="")
    leader = models.CharField("包案领导", max_length=50, blank=True, default="")
    handler = models.CharField("具体承办人", max_length=50, blank=True, default="")
    deadline = models.DateField("办结期限", null=True, blank=True)
    complete = models.BooleanField("方案完备", default=False, editable=False)
    completed_on = models.DateField("方案完备日期", null=True, blank=True)

    class Meta:
        verbose_name = "一案一策"
        verbose_name_plural = "一案一策"
        constraints = [
            models.CheckConstraint(
                name="case_plan_complete",
                condition=Q(complete=False)
                | (
                    ~Q(cause="")
                    & ~Q(route="")
                    & ~Q(funds="")
                    & ~Q(leader="")
                    & ~Q(handler="")
                    & Q(deadline__isnull=False, completed_on__isnull=False)
                ),
                violation_error_message="一案一策的成因、路径、资金、领导、承办人和期限须全部填写。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_route_display()} {self.deadline or ''}".strip()


class Milestone(models.Model):
    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="milestones", verbose_name="一案一策")
    position = models.PositiveSmallIntegerField("次序")
    title = models.CharField("工作节点", max_length=200)
    due_on = models.DateField("计划日期")
    done_on = models.DateField("完成日期", null=True, blank=True)
    evidence = models.CharField("完成依据", max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "工作节点"
        verbose_name_plural = "工作节点"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="milestone_position", fields=["plan", "position"]),
            models.CheckConstraint(
                name="milestone_proven",
                condition=Q(done_on__isnull=True) | ~Q(evidence=""),
                violation_error_message="已完成的节点须写明完成依据。",
            ),
        ]

    def __str__(self) -> str:
        return self.title
