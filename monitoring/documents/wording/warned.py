"""四、预警情况 of both editions."""

from collections.abc import Iterator, Sequence

from monitoring.documents.figures import listed
from monitoring.documents.model import Block, ReportContent, Warned
from monitoring.documents.terms import LEVELS, lead

NAMED_LEVELS = ("red", "orange")


def blocks(content: ReportContent, heading: str) -> Iterator[Block]:
    yield Block(heading, section=True)
    if not content.warnings:
        yield Block("按照现行预警规则，本月没有发布预警。")
        return
    yield Block(_summary(content))
    number = 0
    for level, label in LEVELS.items():
        rows = [one for one in content.warnings if one.level == level]
        if not rows:
            continue
        number += 1
        yield Block(_told(content, level, rows), lead=lead(number, f"{label}预警{len(rows)}条"))


def _summary(content: ReportContent) -> str:
    counts = [(label, sum(1 for one in content.warnings if one.level == level)) for level, label in LEVELS.items()]
    spread = "、".join(f"{label}{count}条" for label, count in counts if count)
    where = len({one.region_code for one in content.warnings})
    reach = f"，涉及{where}个区县（市）" if content.region_code is None else ""
    return f"本月共发布预警{len(content.warnings)}条{reach}，其中{spread}。预警依据、相关数值和涉及记录见附件3。"


def _told(content: ReportContent, level: str, rows: Sequence[Warned]) -> str:
    """The city edition tells the grave ones one by one and gathers the others by district."""
    city = content.region_code is None
    return _by_district(rows) if city and level not in NAMED_LEVELS else _each(rows, named=city)


def _each(rows: Sequence[Warned], *, named: bool) -> str:
    return "；".join(_sentence(one, one.region_name if named else "") for one in rows) + "。"


def _sentence(row: Warned, name: str) -> str:
    count = len(row.records)
    return f"{name}{row.title}" + (f"，涉及记录{count}条" if count else "")


def _by_district(rows: Sequence[Warned]) -> str:
    names = list(dict.fromkeys(one.region_name for one in rows))
    return f"涉及{listed(names)}，明细见附件3。"
