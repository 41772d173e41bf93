"""Annexes 1 and 2 of the city edition: ranking with trend, and the scores of all parts."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from monitoring.documents import charts
from monitoring.documents.annexes.parts import Annex, Chart, Column, Table
from monitoring.documents.figures import NOTHING, mean, month_text, rounded, score_text, signed
from monitoring.documents.model import DimensionScore, DistrictScore, IndicatorScore, ReportContent

MOST_INDICATORS = 6
MOST_WHOLE = 16
Place = tuple[int, int]
Scored = DimensionScore | IndicatorScore


def annexes(content: ReportContent) -> tuple[Annex, Annex]:
    """附件1 and 附件2."""
    subject = f"{month_text(content.month)}区县（市）政务诚信"
    return (
        Annex((subject, "监测得分排名表"), tuple(_ranking(content))),
        Annex((subject, "监测分项得分表"), tuple(_scores(content))),
    )


def _ranking(content: ReportContent) -> Iterator[Table | Chart]:
    scores = [one.score for one in content.districts]
    columns = (
        Column("位次", 1, "center"), Column("区县（市）", 2, "left"), Column("行政区划代码", 2, "center"),
        Column("得分", 1.5), Column("上月得分", 1.5), Column("增减", 1.4), Column("上月位次", 1.5, "center"),
        Column("位次变化", 1.5, "center"),
    )  # fmt: skip
    before = [one.previous_score for one in content.districts if one.previous_score is not None]
    rows = tuple(
        (
            str(one.rank),
            one.name,
            one.code,
            score_text(one.score, scores),
            NOTHING if one.previous_score is None else score_text(one.previous_score, before),
            signed(one.change),
            NOTHING if one.previous_rank is None else str(one.previous_rank),
            _places(one.rank_change),
        )
        for one in content.districts
    )
    yield Table("表1　得分和位次", columns, rows)
    yield Chart("图1　得分排名", *charts.score_bars(content))
    if len(content.trend) > 1:
        yield _history(content)
        yield Chart("图2　近十二个月全市平均得分", *charts.city_trend(content))


def _places(change: int | None) -> str:
    if change is None:
        return NOTHING
    return "不变" if not change else f"{'升' if change > 0 else '降'}{abs(change)}"


def _history(content: ReportContent) -> Table:
    columns = (
        Column("区县（市）", 2.1, "left"),
        *(Column(f"{one.month.year % 100:02d}.{one.month.month:02d}", 1.5) for one in content.trend),
    )
    rows = tuple(
        (
            one.name,
            *(
                str(rounded(month.scores[one.code], 2)) if one.code in month.scores else NOTHING
                for month in content.trend
            ),
        )
        for one in content.districts
    )
    means = tuple(
        str(rounded(mean(list(month.scores.values())) or rounded(content.average, 2), 2)) for month in content.trend
    )
    whole = len(rows) <= MOST_WHOLE
    return Table("表2　近十二个月得分", columns, (*rows, ("平均", *means)), strong=(len(rows),), whole=whole)


def _scores(content: ReportContent) -> Iterator[Table]:
    columns = [[one.dimensions[place] for one in content.districts] for place in range(len(_first(content).dimensions))]
    yield _score_table(content, "表1　分项得分", columns, totals=True)
    for number, places in enumerate(_grouped(_applied(content)), start=2):
        yield _indicator_table(content, number, places)


def _first(content: ReportContent) -> DistrictScore:
    return content.districts[0]


def _score_table(
    content: ReportContent, caption: str, parts: Sequence[Sequence[Scored]], *, totals: bool = False
) -> Table:
    """One row per district, one column per part; a full mark that all share stands in the heading."""
    shared = [_shared_weight(column) for column in parts]
    columns = (
        Column("位次", 1, "center"),
        Column("区县（市）", 1.9, "left"),
        *(_scored_column(column[0].name, weight) for column, weight in zip(parts, shared, strict=True)),
        *((Column("总分", 1.6),) if totals else ()),
    )
    rows = tuple(
        (
            str(one.rank),
            one.name,
            *(_cell(column[place], weight) for column, weight in zip(parts, shared, strict=True)),
            *((str(one.score),) if totals else ()),
        )
        for place, one in enumerate(content.districts)
    )
    return Table(f"{caption}（表头括号内或者斜线后为有效权重）", columns, rows, whole=len(rows) <= MOST_WHOLE)


def _shared_weight(column: Sequence[Scored]) -> Decimal | None:
    """The effective weight of a column where all districts it applies to have the same."""
    weights = {one.effective_weight for one in column if one.applicable}
    return weights.pop() if len(weights) == 1 else None


def _scored_column(name: str, weight: Decimal | None) -> Column:
    return Column(name if weight is None else f"{name}\n（{weight}）", 2.1)


def _applied(content: ReportContent) -> list[Place]:
    """Dimension and indicator places that apply to any district."""
    return [
        (i, j)
        for i, part in enumerate(_first(content).dimensions)
        for j, _ in enumerate(part.indicators)
        if any(_indicator(one, (i, j)).applicable for one in content.districts)
    ]


def _grouped(places: list[Place]) -> Iterator[list[Place]]:
    """As many indicators as one table holds, in scheme order."""
    for start in range(0, len(places), MOST_INDICATORS):
        yield places[start : start + MOST_INDICATORS]


def _indicator_table(content: ReportContent, number: int, places: list[Place]) -> Table:
    columns = [[_indicator(one, place) for one in content.districts] for place in places]
    return _score_table(content, f"表{number}　指标得分", columns)


def _indicator(row: DistrictScore, place: Place) -> IndicatorScore:
    return row.dimensions[place[0]].indicators[place[1]]


def _cell(part: Scored, shared: Decimal | None) -> str:
    if not part.applicable:
        return "不适用"
    reported = part.reported if isinstance(part, IndicatorScore) else True
    earned = str(part.points) if reported else "未报送"
    return earned if shared is not None else f"{earned}\n/{part.effective_weight}"
