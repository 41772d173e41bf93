"""Test objects of accounts; other apps' tests build on these."""

from collections.abc import Iterable
from typing import Any

import factory
from django.utils import timezone

from accounts.enums import OrganisationKind, Reach, RegionKind, Role
from accounts.models import Officer, Organisation, Region, RoleGrant

PASSWORD = "Example-2018-117"

SHENYANG = {
    "210100": "沈阳市",
    "210102": "和平区",
    "210103": "沈河区",
    "210104": "大东区",
    "210105": "皇姑区",
    "210106": "铁西区",
    "210111": "苏家屯区",
    "210112": "浑南区",
    "210113": "沈北新区",
    "210114": "于洪区",
    "210115": "辽中区",
    "210123": "康平县",
    "210124": "法库县",
    "210181": "新民市",
}


class RegionFactory(factory.django.DjangoModelFactory):
    """`RegionFactory(code="210105")` is 皇姑区 below 沈阳市; the same code twice is the same row."""

    code = "210105"
    kind = factory.LazyAttribute(lambda o: RegionKind.CITY if o.code == "210100" else _kind(o.code))
    name = factory.LazyAttribute(lambda o: SHENYANG.get(o.code, f"示例{o.code}街道"))
    evaluated = True

    class Meta:
        model = Region
        django_get_or_create = ("code",)

    @factory.lazy_attribute
    def parent(self) -> Region | None:
        return _parent(self.code)


def _parent(code: str) -> Region | None:
    if code == "210100":
        return None
    parent = code[:6] if len(code) == 9 else "210100"
    known = Region.objects.filter(code=parent).first()
    return known or RegionFactory(code=parent)


def _kind(code: str) -> str:
    return RegionKind.STREET if len(code) == 9 else RegionKind.DISTRICT


class OrganisationFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"示例单位{n:03d}")
    short_name = factory.LazyAttribute(lambda o: o.name)
    kind = OrganisationKind.ORGAN
    region = factory.SubFactory(RegionFactory)

    class Meta:
        model = Organisation


class OfficerFactory(factory.django.DjangoModelFactory):
    """`OfficerFactory(roles=[Role.CLERK], reach=Reach.DISTRICT, organisation__region__code="210106")`."""

    username = factory.Sequence(lambda n: f"officer-{n:03d}")
    name = factory.Sequence(lambda n: f"示例员{n:03d}")
    post = "科员"
    organisation = factory.SubFactory(OrganisationFactory)
    reach = Reach.ORGANISATION
    password_changed_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = Officer
        skip_postgeneration_save = True

    @factory.post_generation
    def password(self, create: bool, extracted: str | None, **kwargs: Any) -> None:
        self.set_password(extracted or PASSWORD)
        if create:
            self.save(update_fields=["password"])

    @factory.post_generation
    def roles(self, create: bool, extracted: Iterable[Role] | None, **kwargs: Any) -> None:
        if create:
            for role in extracted or ():
                RoleGrant.objects.create(officer=self, role=role, granted_at=timezone.now())
            self.__dict__.pop("roles", None)
