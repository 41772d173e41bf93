"""三、分项情况 of the city edition."""

from collections.abc import Iterator, Sequence

from monitoring.documents.figures import listed, percent
from monitoring.documents.model import Block, DimensionScore, DistrictScore, ReportContent
from monitoring.documents.terms import lead
from monitoring.documents.wording.rates import Rated, dimension_rates, indicator_rates, mean_rate, with_rates

MANY = 5


def blocks(content: ReportContent) -> Iterator[Block]:
    yield Block("三、分项情况", section=True)
    yield Block("以下得分率指得分占有效权重的百分比，平均得分率为各区县（市）得分率的平均数。")
    for number, part in enumerate(content.districts[0].dimensions, start=1):
        yield Block(_text(content.districts, part), lead=lead(number, part.name))


def _text(districts: Sequence[DistrictScore], part: DimensionScore) -> str:
    rows = dimension_rates(districts, part.code)
    average = mean_rate(rows)
    if average is None:
        return "本月没有适用的指标，其权重按监测方法分配给其他分项，不影响各区县（市）的满分。"
    text = f"平均得分率为{percent(average)}。" + _spread(rows)
    for one in part.indicators:
        text += _indicator(one.name, indicator_rates(districts, one.code))
    return text


def _spread(rows: Sequence[Rated]) -> str:
    full = [one.name for one in rows if one.rate == 1]
    weak = [one for one in reversed(rows) if one.rate < 1]
    if not weak:
        return "各区县（市）均得满分。"
    text = ""
    if full:
        text = f"{listed(full)}得满分" if len(full) <= MANY else f"得满分的区县（市）{len(full)}个"
        text += "；"
    return f"{text}得分率较低的是{with_rates(weak[:3])}。"


def _indicator(name: str, rows: Sequence[Rated]) -> str:
    average = mean_rate(rows)
    if average is None:
        return ""
    short = sum(1 for one in rows if one.rate < 1)
    ending = f"未得满分的区县（市）{short}个" if short else "各区县（市）均得满分"
    scope = f"“{name}”指标适用于{len(rows)}个区县（市），"
    return f"{scope}平均得分率{percent(average)}，{ending}。" if short else f"{scope}{ending}。"
