"""The officers in whose name the office's figures are measured."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from accounts.actions.officers import create_officer
from accounts.enums import Reach, Role
from accounts.models import Officer, Organisation

AT = datetime(2018, 9, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
PASSWORD = "Benchmark-2018-117"


def officer(role: Role, *, reach: Reach = Reach.CITY) -> Officer:
    """One officer of the role; made at first call."""
    username = f"bench-{role.value.replace('_', '-')}"
    found = Officer.objects.filter(username=username).first()
    return found or create_officer(
        username=username,
        name="示例人员",
        organisation=city_body(),
        roles=[role],
        reach=reach,
        password=PASSWORD,
        by=None,
        at=AT,
    )


def city_body() -> Organisation:
    """The city's own body: a publisher of months must belong to the city."""
    body, _ = Organisation.objects.get_or_create(name="示例市级信用管理机构", region_id="210100", kind="organ")
    return body
