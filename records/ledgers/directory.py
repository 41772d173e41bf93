"""Finding the organisation and the region a text means; read once for a whole file."""

from __future__ import annotations

import uuid
from functools import cached_property

from accounts.models import Organisation, Region
from integrity_portal.lib.codes import normalise_uscc
from records.validators import check_region_code, clean_text


class Directory:
    """Two subjects are never joined by name alone: a name that several bodies bear is refused."""

    @cached_property
    def regions(self) -> dict[str, Region]:
        return {region.code: region for region in Region.objects.all()}

    @cached_property
    def region_names(self) -> dict[str, list[Region]]:
        names: dict[str, list[Region]] = {}
        for region in self.regions.values():
            names.setdefault(region.name, []).append(region)
        return names

    @cached_property
    def organisations(self) -> list[Organisation]:
        return list(Organisation.objects.select_related("region"))

    @cached_property
    def by_uscc(self) -> dict[str, Organisation]:
        return {o.uscc: o for o in self.organisations if o.uscc}

    @cached_property
    def by_id(self) -> dict[str, Organisation]:
        return {str(o.pk): o for o in self.organisations}

    @cached_property
    def by_name(self) -> dict[str, list[Organisation]]:
        names: dict[str, list[Organisation]] = {}
        for organisation in self.organisations:
            for name in {organisation.name, organisation.short_name} - {""}:
                names.setdefault(name, []).append(organisation)
        return names

    def region(self, value: object) -> Region:
        """The region of a code or a name. Raises ValueError in Chinese."""
        if isinstance(value, Region):
            check_region_code(value.code)
            return value
        text = clean_text(value)
        if text.isdecimal():
            check_region_code(text)
            if text not in self.regions:
                raise ValueError(f"区划代码 {text} 不存在，请按区划代码表填写。")
            return self.regions[text]
        found = self.region_names.get(text, [])
        if len(found) != 1:
            reason = "有多个同名区划，请填写区划代码" if found else "不是沈阳市的区县、街道或乡镇"
            raise ValueError(f"“{text[:40]}”{reason}。")
        return found[0]

    def organisation(self, value: object) -> Organisation:
        """The body of a credit code, our own id, or a name only one bears. ValueError in Chinese."""
        if isinstance(value, Organisation):
            return value
        if isinstance(value, uuid.UUID):
            value = str(value)
        text = clean_text(value)
        body = self.by_uscc.get(normalise_uscc(text)) or self.by_id.get(text.lower())
        if body is not None:
            return body
        found = self.by_name.get(text, [])
        if len(found) != 1:
            reason = "有多个同名单位，请填写统一社会信用代码" if found else "不在单位名录中，请先由管理员登记该单位"
            raise ValueError(f"“{text[:60]}”{reason}。")
        return found[0]
