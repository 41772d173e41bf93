"""Fictitious bodies and matters. Nothing here names a real organisation, person or project."""

from __future__ import annotations

import random
from dataclasses import dataclass

from integrity_portal.lib.codes import check_uscc

SEED = 20180905  # the day of the policy
OFFICES = (
    "住房和城乡建设局",
    "城市管理局",
    "交通运输局",
    "水务局",
    "教育局",
    "卫生健康局",
    "文化旅游局",
    "农业农村局",
    "园林绿化中心",
    "市政设施中心",
    "土地房屋征收中心",
    "产业园区管理办公室",
)
WORKS = ("道路改造", "排水管网", "老旧小区改造", "校舍维修", "绿化提升", "供热管网", "路灯亮化", "河道整治", "停车场")
GOODS = ("办公设备采购", "教学器材采购", "医疗耗材采购", "环卫车辆采购", "防汛物资采购")
SERVICES = ("物业服务", "规划设计", "工程监理", "信息系统维护", "环境监测", "测绘服务")
PHASES = ("一期", "二期", "三期", "东段", "西段", "南区", "北区")
FIRMS = ("示例第一", "示例第二", "示例远方", "示例新程", "示例宏远", "示例同行", "示例北方", "示例长风")
SURNAMES = "赵钱孙李周吴郑王冯陈"
COURT = "示例{district}人民法院"
INDUSTRY_WORDS = {
    "construction": "建设工程有限公司",
    "manufacturing": "设备制造有限公司",
    "trade": "商贸有限公司",
    "technology": "信息技术有限公司",
    "business_services": "商务服务有限公司",
}
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class Body:
    """A fictitious public body of one district."""

    name: str
    short_name: str
    uscc: str
    region: str


def organisation_code(eight: str) -> str:
    """Append the GB 11714 check character to eight characters."""
    values = [int(c) if c.isdigit() else ord(c) - 55 for c in eight]
    rest = 11 - sum(v * w for v, w in zip(values, ORGANISATION_WEIGHTS, strict=True)) % 11
    return eight + {10: "X", 11: "0"}.get(rest, str(rest))


def fictitious_uscc(region: str, serial: int) -> str:
    """A credit code that passes the check and whose organisation part begins with DEM: it belongs to nobody."""
    stem = f"11{region[:6]}" + organisation_code(f"DEM{serial:05d}")
    return next(stem + last for last in ALPHABET if check_uscc(stem + last).valid)


def bodies(districts: list[tuple[str, str]]) -> list[Body]:
    """Twelve bodies a district, in a fixed order."""
    made = []
    for index, (code, name) in enumerate(districts):
        for office, label in enumerate(OFFICES):
            serial = index * len(OFFICES) + office + 1
            made.append(Body(f"示例{name}{label}", f"示例{label}", fictitious_uscc(code, serial), code))
    return made


def project(chance: random.Random, district: str, kind: str) -> str:
    """The name of a fictitious project, e.g. 示例沈河区排水管网二期工程."""
    words = {"works": WORKS, "goods": GOODS, "services": SERVICES}.get(kind, WORKS)
    tail = "工程" if kind in ("works", "deposit") else "项目"
    serial = chance.randint(1, 40)
    return f"示例{district}{chance.choice(words)}{chance.choice(PHASES)}{serial}号{tail}"


def firm(chance: random.Random, industry: str) -> str:
    return f"{chance.choice(FIRMS)}{chance.choice('甲乙丙丁戊己庚辛')}{INDUSTRY_WORDS[industry]}"


def person(chance: random.Random) -> str:
    """A placeholder, not a name: officials of the demonstration are called 示例 + surname."""
    return f"{chance.choice(SURNAMES)}示例"
