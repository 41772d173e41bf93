"""The transparency log: append-only entries, its Merkle tree and the signed heads."""

import pgtrigger
from django.db import models
from django.db.models import Q

from disclosure.enums import LogAction, LogKind


def append_only() -> list[pgtrigger.Trigger]:
    """Triggers that refuse every change of a row, from whoever it comes."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="never_truncate",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            func="RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;",
        ),
    ]


class LogEntry(models.Model):
    """One act of disclosure: the seven keys as they are served and hashed, and the leaf hash."""

    index = models.BigIntegerField("序号", primary_key=True)
    time = models.CharField("时间", max_length=27)
    action = models.CharField("事项", max_length=20, choices=LogAction)
    kind = models.CharField("种类", max_length=10, choices=LogKind)
    number = models.CharField("编号", max_length=60)
    revision = models.PositiveIntegerField("版本")
    digest = models.CharField("摘要", max_length=64, null=True)  # noqa: DJ001 - null is hashed
    leaf_hash = models.CharField("叶哈希", max_length=64)

    class Meta:
        db_table = "disclosure_logentry"
        ordering = ("index",)
        verbose_name = "日志条目"
        triggers = append_only()
        indexes = [
            models.Index(fields=["kind", "number", "index"], name="disclosure_log_number"),
            models.Index(fields=["digest"], condition=Q(digest__isnull=False), name="disclosure_log_digest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(index__gte=0), name="disclosure_log_from_zero"),
            models.CheckConstraint(
                condition=Q(digest__isnull=True, action__in=["repaired", "expired", "withdrawn"])
                | Q(
                    digest__isnull=False,
                    action__in=[
                        "published",
                        "amended",
                        "objection_marked",
                        "objection_cleared",
                    ],
                ),
                name="disclosure_log_digest_fits_action",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.index} {self.action} {self.number}"

    def as_entry(self) -> dict[str, str | int | None]:
        """Exactly the seven keys that are hashed and served."""
        return {
            "index": self.index,
            "time": self.time,
            "action": self.action,
            "kind": self.kind,
            "number": self.number,
            "revision": self.revision,
            "digest": self.digest,
        }


class LogNode(models.Model):
    """The hash of one complete subtree of height `level` ≥ 1; level 0 are the leaf hashes."""

    pk = models.CompositePrimaryKey("level", "index")
    level = models.PositiveSmallIntegerField("层")
    index = models.BigIntegerField("序号")
    hash = models.CharField("哈希", max_length=64)

    class Meta:
        db_table = "disclosure_lognode"
        verbose_name = "日志树节点"
        triggers = append_only()


class LogHead(models.Model):
    """The signed state of the log after one batch; `signature` is over {size, root, time}."""

    size = models.BigIntegerField("条目数", primary_key=True)
    root = models.CharField("根哈希", max_length=64)
    time = models.CharField("时间", max_length=27)
    signature = models.CharField("签名", max_length=128)
    public_key = models.CharField("公钥", max_length=64)

    class Meta:
        db_table = "disclosure_loghead"
        ordering = ("size",)
        verbose_name = "日志树头"
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.size}: {self.root}"
