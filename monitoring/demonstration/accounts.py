"""The demonstration's organisations and accounts (names as in the README)."""

from __future__ import annotations

from datetime import datetime

from accounts.actions.officers import create_officer
from accounts.enums import OrganisationKind, Reach, Role
from accounts.models import Officer, Organisation, Region
from monitoring.demonstration.names import SURNAMES, Body, bodies, fictitious_uscc

PASSWORD = "demo-2018-117"  # noqa: S105 (printed by `make demo`; accounts exist only in the demonstration)
CITY = "210100"
DISTRICT_ROLES = {
    "clerk": (Role.CLERK, "录入员"),
    "reviewer": (Role.REVIEWER, "审核员"),
    "publisher": (Role.PUBLISHER, "发布员"),
    "personnel": (Role.PERSONNEL, "人事管理员"),
}
CITY_OFFICERS = {
    "publisher-210100": (Role.PUBLISHER, "发布员"),
    "supervisor-210100": (Role.SUPERVISOR, "督查员"),
    "system-admin": (Role.SYSTEM_ADMIN, "系统管理员"),
    "security-admin": (Role.SECURITY_ADMIN, "安全管理员"),
    "audit-admin": (Role.AUDIT_ADMIN, "审计管理员"),
}


def districts() -> list[Region]:
    return list(Region.objects.districts().order_by("code"))


def make_organisations() -> dict[str, list[Organisation]]:
    """Twelve bodies and one credit office a district, and the city's office; returns the bodies by district."""
    made: dict[str, list[Organisation]] = {}
    for body in bodies([(region.code, region.name) for region in districts()]):
        made.setdefault(body.region, []).append(_organisation(body))
    for serial, region in enumerate(districts(), start=901):
        _organisation(_credit_office(region, serial))
    _organisation(_credit_office(Region.objects.get(code=CITY), 900))
    return made


def _credit_office(region: Region, serial: int) -> Body:
    name = f"示例{region.name}营商环境建设局"
    return Body(name, "示例营商环境建设局", fictitious_uscc(region.code, serial), region.code)


def _organisation(body: Body) -> Organisation:
    kind = OrganisationKind.INSTITUTION if body.name.endswith("中心") else OrganisationKind.ORGAN
    return Organisation.objects.create(
        name=body.name, short_name=body.short_name, uscc=body.uscc, kind=kind, region_id=body.region
    )


def credit_office(code: str) -> Organisation:
    return Organisation.objects.get(region_id=code, short_name="示例营商环境建设局")


def make_officers(*, at: datetime) -> dict[str, Officer]:
    """Every account by username."""
    made = {}
    for index, region in enumerate(districts()):
        office = credit_office(region.code)
        for offset, (prefix, (role, post)) in enumerate(DISTRICT_ROLES.items()):
            name = f"示例{SURNAMES[(index + offset) % len(SURNAMES)]}某"
            username = f"{prefix}-{region.code}"
            made[username] = _officer(username, name, post, office, role, Reach.DISTRICT, at)
    office = credit_office(CITY)
    for index, (username, (role, post)) in enumerate(CITY_OFFICERS.items()):
        name = f"示例{SURNAMES[index]}某"
        made[username] = _officer(username, name, post, office, role, Reach.CITY, at)
    return made


def _officer(
    username: str, name: str, post: str, office: Organisation, role: Role, reach: Reach, at: datetime
) -> Officer:
    return create_officer(
        username=username,
        name=name,
        post=post,
        organisation=office,
        roles=[role],
        reach=reach,
        password=PASSWORD,
        by=None,
        at=at,
        demonstration=True,
    )
