"""The working-day calendar the operator keeps."""

from django.db import models


class Holiday(models.Model):
    """A day on which the State Council's notice departs from the week: a day off or a make-up day.

    A year counts as announced when it has at least one row.
    """

    day = models.DateField("日期", primary_key=True)
    is_workday = models.BooleanField("上班")
    name = models.CharField("名称", max_length=40)
    source = models.CharField("来源", max_length=120)

    class Meta:
        verbose_name = "节假日与调休"
        verbose_name_plural = "节假日与调休"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
