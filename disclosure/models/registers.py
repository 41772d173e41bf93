"""Public copies of regions and organisations."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

from disclosure.fields import TokenField


class PublicRegion(models.Model):
    """A city, district, street, town or township by its GB/T 2260 code (6 or 9 digits)."""

    code = models.CharField("区划代码", primary_key=True, max_length=9)
    name = models.CharField("名称", max_length=60)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="units", verbose_name="上级")
    kind = models.CharField("类别", max_length=20)
    evaluated = models.BooleanField("参加监测")
    valid_from = models.DateField("启用日期", null=True)
    valid_to = models.DateField("停用日期", null=True)
    successor_code = models.CharField("承继区划", max_length=9, blank=True)

    class Meta:
        db_table = "disclosure_region"
        ordering = ("code",)
        verbose_name = "行政区划"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("disclosure:region", args=[self.code])

    @property
    def district_code(self) -> str:
        """The six-digit code of the district (or city) the region belongs to."""
        return self.code[:6]

    @property
    def is_district(self) -> bool:
        return self.kind == "district"

    @property
    def is_root(self) -> bool:
        return self.parent_id is None


class PublicOrganisation(models.Model):
    """A public body; `key` in its address is the credit code, or the id where it has none."""

    id = models.UUIDField(primary_key=True)
    uscc = models.CharField("统一社会信用代码", max_length=18, null=True, unique=True)  # noqa: DJ001
    name = models.CharField("名称", max_length=120)
    short_name = models.CharField("简称", max_length=60, blank=True)
    former_names = models.JSONField("曾用名", default=list)
    initials = models.CharField("拼音首字母", max_length=120, blank=True)
    kind = models.CharField("机构类别", max_length=30)
    region = models.ForeignKey(
        PublicRegion, on_delete=models.PROTECT, related_name="organisations", verbose_name="区域"
    )
    search = TokenField(editable=False)

    class Meta:
        db_table = "disclosure_organisation"
        ordering = ("name",)
        verbose_name = "机构"
        indexes = [GinIndex(fields=["search"], name="disclosure_org_search")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("disclosure:organisation", args=[self.key])

    @property
    def key(self) -> str:
        return self.uscc or str(self.id)
