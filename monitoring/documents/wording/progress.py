"""五、整改落实和数据质量: what was put right, and how far the figures can be trusted."""

from collections.abc import Callable, Iterator, Sequence

from integrity_portal.lib.money import format_wan
from monitoring.documents.figures import listed, quoted, rounded
from monitoring.documents.model import Block, DistrictScore, IndicatorScore, ReportContent
from monitoring.documents.terms import lead
from monitoring.documents.wording.rates import share, sums

ALL_REPORTED = "按规定应当报送的数据均已报送。"


def blocks(content: ReportContent, heading: str) -> Iterator[Block]:
    yield Block(heading, section=True)
    districts = (content.subject,) if content.subject else content.districts
    paragraphs = [
        ("整改落实", progress(districts)),
        ("数据报送", unreported(districts)),
        ("小样本提示", small(districts)),
        ("版本说明", restated(content)),
    ]
    held = [(label, text) for label, text in paragraphs if text]
    for number, (label, text) in enumerate(held, start=1):
        yield Block(text, lead=lead(number, label))


def progress(districts: Sequence[DistrictScore]) -> str:
    """Court removals, case plans, repayment and what is still owed, summed over `districts`."""
    parts = [_removed(districts), _planned(districts), _repaid(districts), _owed(districts)]
    text = "；".join(part for part in parts if part)
    return f"{text}。" if text else "本月没有需要跟踪整改的事项。"


def unreported(districts: Sequence[DistrictScore]) -> str:
    """Who did not report what; missing data earns no points."""
    found = [(one.name, names) for one in districts if (names := _indicators(one, lambda part: not part.reported))]
    if not found:
        return ALL_REPORTED
    text = "；".join(f"{name}未按规定报送{quoted(names)}指标所需数据" for name, names in found)
    return f"{text}。上述指标本月按0分计。"


def small(districts: Sequence[DistrictScore]) -> str:
    """Ratios over fewer than five cases, by indicator."""
    held: dict[str, list[str]] = {}
    for one in districts:
        for name in _indicators(one, lambda part: part.small):
            held.setdefault(name, []).append(one.name)
    if not held:
        return ""
    if len(districts) == 1:
        text = quoted(list(held))
    else:
        text = "；".join(f"“{name}”指标，{_who(names, len(districts))}" for name, names in held.items())
    return f"下列指标的计算基数不足5件，个别事项对得分影响较大，使用时应当注意：{text}。"


def restated(content: ReportContent) -> str:
    """Why a version above 1 exists."""
    if content.version == 1:
        return ""
    note = f"{content.note.rstrip('。')}。" if content.note else ""
    return f"本报告为第{content.version}版，依据结果公布后补充或者更正的记录重新计算，此前版本继续保留备查。{note}"


def _who(names: Sequence[str], districts: int) -> str:
    return "各区县（市）" if len(names) == districts else listed(names)


def _indicators(district: DistrictScore, test: Callable[[IndicatorScore], bool]) -> list[str]:
    return [part.name for dimension in district.dimensions for part in dimension.indicators if test(part)]


def _removed(districts: Sequence[DistrictScore]) -> str:
    total = sums(districts, "cases_removed")
    if total is None:
        return ""
    return (
        f"近十二个月应当销案的政府机构失信案件{rounded(total.denominator, 0)}件，"
        f"人民法院已删除{rounded(total.numerator, 0)}件，占{share(total)}"
    )


def _planned(districts: Sequence[DistrictScore]) -> str:
    total = sums(districts, "case_plans")
    if total is None:
        return ""
    return (
        f"月末在办案件{rounded(total.denominator, 0)}件，已按“一案一策”要求制定完整方案"
        f"{rounded(total.numerator, 0)}件，占{share(total)}"
    )


def _repaid(districts: Sequence[DistrictScore]) -> str:
    total = sums(districts, "repayment_plans")
    if total is None:
        return ""
    due, paid = format_wan(total.denominator), format_wan(total.numerator)
    return f"近十二个月还款计划应付{due}万元，已付{paid}万元，占{share(total)}"


def _owed(districts: Sequence[DistrictScore]) -> str:
    total = sums(districts, "overdue_payments")
    if total is None:
        return ""
    if not total.numerator:
        return "月末没有逾期未付的账款本金"
    where = f"，涉及{len(total.districts)}个区县（市）" if len(districts) > 1 else ""
    return f"月末逾期未付的账款本金{format_wan(total.numerator)}万元{where}"
