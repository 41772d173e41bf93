"""Deterministic fictitious texts: the same size always gives the same records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

SEED = 117
PLACES = ("塔湾", "北塔", "南湖", "西关", "东湖", "新开河", "长白", "浑河", "文官", "丁香", "白塔", "苏家")
WORKS = (
    "道路改造", "老旧小区", "排水管网", "学校扩建", "路灯亮化", "供热管线", "公园绿化", "桥梁加固", "河道整治",
    "卫生院楼", "办公楼宇", "体育场馆", "垃圾中转", "公交站亭", "农贸市场", "应急物资", "信息系统", "档案数字",
    "消防设施", "防洪堤坝",
)  # fmt: skip
TAILS = ("工程款项", "采购货款", "服务费用", "质量保证金", "监理费用", "设计费用")
BODIES = ("城市建设管理局", "住房保障中心", "水务事务服务中心", "教育事务中心", "投资发展有限公司", "交通运输局")
# Stands in one of 5,000 titles: what a rare search looks for.
RARE = "璟盛鸿图研发楼宇"
RARE_EVERY = 5000
COURTS = ("和平区人民法院", "沈河区人民法院", "大东区人民法院", "皇姑区人民法院", "铁西区人民法院")
SITUATIONS = ("refuses_to_perform", "obstructs", "evades", "no_asset_report", "breaks_spending_limits")
FIRST_DAY = date(2014, 1, 1)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

# Search terms by number of characters: frequent ones and ones in a few records only.
COMMON = {1: "工", 2: "工程", 4: "道路改造", 8: "道路改造工程款项"}
FEW = {1: "璟", 2: "璟盛", 4: "璟盛鸿图", 8: "璟盛鸿图研发楼宇"}


@dataclass(frozen=True)
class Draft:
    """One generated record before it is tied to a region and an organisation (both chosen by `place`)."""

    number: str
    ledger: str
    title: str
    place: int
    occurred_on: date
    case_number: str
    court: str
    amount: int


def number_of(position: int) -> str:
    """A record number that looks random and never repeats below 32**8."""
    mixed = (position * 2654435761 + SEED) % (32**8)
    letters = "".join(ALPHABET[(mixed >> (5 * shift)) & 31] for shift in range(8))
    return f"BENC-{letters[:4]}-{letters[4:]}"


def drafts(count: int) -> Iterator[Draft]:
    """`count` records, half default cases, half arrears."""
    random = Random(SEED)
    for position in range(count):
        work = RARE if position % RARE_EVERY == RARE_EVERY // 2 else random.choice(WORKS)
        title = f"{random.choice(PLACES)}{work}{random.choice(TAILS)}{position % 900 + 100}号"
        occurred = FIRST_DAY + timedelta(days=random.randrange(4200))
        yield Draft(
            number=number_of(position),
            ledger="arrears" if position % 2 else "default_case",
            title=title,
            place=random.randrange(10**6),
            occurred_on=occurred,
            case_number=f"（{occurred.year}）辽0105执{position + 1}号",
            court=random.choice(COURTS),
            amount=random.randrange(10_000, 90_000_000),
        )
