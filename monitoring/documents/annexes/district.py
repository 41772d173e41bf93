"""Annexes 1 and 2 of a district's edition: its months, and its month to the last indicator."""

from collections.abc import Iterator
from decimal import Decimal

from integrity_portal.lib.money import format_wan
from monitoring.documents import charts
from monitoring.documents.annexes.parts import Annex, Chart, Column, Table
from monitoring.documents.figures import NOTHING, mean, month_text, percent, rounded, signed
from monitoring.documents.model import DimensionScore, DistrictScore, IndicatorScore, ReportContent
from monitoring.documents.wording.rates import dimension_rates, indicator_rates, mean_rate

MONEY_PLACES = 2


def annexes(content: ReportContent, subject: DistrictScore) -> tuple[Annex, Annex]:
    """附件1 and 附件2."""
    month = month_text(content.month)
    return (
        Annex((f"{subject.name}近十二个月监测得分和位次表",), tuple(_history(content, subject))),
        Annex((f"{subject.name}{month}分项得分表",), (_scores(content, subject),)),
    )


def _history(content: ReportContent, subject: DistrictScore) -> Iterator[Table | Chart]:
    columns = (
        Column("月份", 2, "center"), Column("得分", 1.5), Column("增减", 1.5), Column("位次", 1.2, "center"),
        Column("全市平均得分", 2), Column("与全市平均相比", 2),
    )  # fmt: skip
    rows = []
    before = None
    for one in content.trend:
        average = mean(list(one.scores.values()))
        score = one.scores.get(subject.code)
        if score is None or average is None:
            continue
        change: Decimal | None = None if before is None else score - before
        gap = rounded(score, 2) - rounded(average, 2)
        rows.append(
            (month_text(one.month), str(rounded(score, 2)), signed(change), str(one.ranks[subject.code]),
             str(rounded(average, 2)), signed(gap))
        )  # fmt: skip
        before = score
    yield Table("表1　得分和位次", columns, tuple(rows))
    if len(rows) > 1:
        yield Chart("图1　得分走势", *charts.district_trend(content, subject))


def _scores(content: ReportContent, subject: DistrictScore) -> Table:
    columns = (
        Column("分项和指标", 3.5, "left"), Column("权重", 1.3), Column("有效\n权重", 1.3), Column("得分", 1.3),
        Column("得分率", 1.3), Column("全市平均\n得分率", 1.65), Column("计算数据", 3.7), Column("说明", 1.3, "center"),
    )  # fmt: skip
    rows: list[tuple[str, ...]] = []
    strong = []
    for part in subject.dimensions:
        strong.append(len(rows))
        average = mean_rate(dimension_rates(content.districts, part.code))
        rows.append((part.name, *_common(part, average), "", "" if part.applicable else "不适用"))
        for one in part.indicators:
            if one.in_use:
                average = mean_rate(indicator_rates(content.districts, one.code))
                rows.append((f"　{one.name}", *_common(one, average), _figures_of(one), _remark(one)))
    strong.append(len(rows))
    rates = (percent(subject.score / 100), percent(content.average / 100))
    rows.append(("合计", "100.00", "100.00", str(subject.score), *rates, "", ""))
    return Table("表1　分项和指标得分", columns, tuple(rows), strong=tuple(strong))


def _common(part: DimensionScore | IndicatorScore, average: Decimal | None) -> tuple[str, str, str, str, str]:
    weight, mean_text = str(rounded(part.weight, 2)), NOTHING if average is None else percent(average)
    if part.rate is None:
        return (weight, NOTHING, NOTHING, NOTHING, mean_text)
    return (weight, str(part.effective_weight), str(part.points), percent(part.rate), mean_text)


def _figures_of(one: IndicatorScore) -> str:
    """What the points come from: 分子/分母, money (two decimals in the result) in 万元, a share as percent."""
    if not one.applicable or not one.reported or one.numerator is None:
        return ""
    if one.kind == "deduction":
        return f"扣{one.numerator}分" if one.numerator else "无扣分"
    if one.denominator is None or places_of(one.numerator) > MONEY_PLACES:
        return "" if one.value is None else percent(one.value)
    if places_of(one.numerator) == MONEY_PLACES:
        return f"{format_wan(one.numerator)}/{format_wan(one.denominator)}万元"
    return f"{one.numerator}/{one.denominator}"


def places_of(number: Decimal) -> int:
    """Decimals a number was written with."""
    return max(0, -int(number.as_tuple().exponent))


def _remark(one: IndicatorScore) -> str:
    if not one.applicable:
        return "不适用"
    if not one.reported:
        return "未报送"
    return "小样本" if one.small else ""
