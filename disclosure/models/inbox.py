"""Requests from the public. The public role may insert here and read nothing."""

from django.db import models
from django.db.models import Q

from disclosure.enums import RequestKind


class InboxRequest(models.Model):
    """An objection or repair request; the key is made by the sender, nothing by the database."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField("种类", max_length=20, choices=RequestKind)
    number = models.CharField("记录编号", max_length=40)
    receipt = models.CharField("回执号", max_length=20, unique=True)
    secret_digest = models.CharField("查询码摘要", max_length=64)
    statement = models.TextField("陈述")
    contact = models.CharField("联系方式", max_length=200)
    submitted_at = models.DateTimeField("提交时间")

    class Meta:
        db_table = "disclosure_inboxrequest"
        verbose_name = "公众申请"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RequestKind.values), name="disclosure_inbox_kind"),
        ]
