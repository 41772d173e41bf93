"""The four sheets of a report's workbook as typed cells, apart from the spreadsheet library."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from monitoring.documents.figures import day_text, month_text, time_text
from monitoring.documents.model import DimensionScore, DistrictScore, IndicatorScore, ReportContent
from monitoring.documents.terms import LEDGERS, LEVELS

Cell = str | int | Decimal | None


@dataclass(frozen=True)
class Field:
    """A column: `kind` is text, integer, points, ratio, money or amount (see `xlsx.NUMBER_FORMATS`)."""

    label: str
    kind: str
    width: int


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows come in order; texts stay texts whatever they look like."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(content: ReportContent) -> tuple[Sheet, ...]:
    """排名, 分项得分, 预警, 说明; a district edition holds the district's own rows."""
    chosen = (content.subject,) if content.subject else content.districts
    return (
        _ranking(content, chosen),
        Sheet("分项得分", SCORE_FIELDS, tuple(row for one in chosen for row in _scores(one))),
        Sheet("预警", WARNING_FIELDS, tuple(_warnings(content))),
        Sheet("说明", NOTE_FIELDS, tuple(_notes(content))),
    )


SCORE_FIELDS = (
    Field("行政区划代码", "text", 14), Field("区县（市）", "text", 12), Field("分项", "text", 24),
    Field("指标", "text", 20), Field("指标代码", "text", 22), Field("权重", "points", 10),
    Field("有效权重", "points", 10), Field("分子", "amount", 18), Field("分母", "amount", 18),
    Field("比值", "ratio", 10), Field("得分", "points", 10), Field("说明", "text", 16),
)  # fmt: skip
WARNING_FIELDS = (
    Field("等级", "text", 8), Field("行政区划代码", "text", 14), Field("区县（市）", "text", 12),
    Field("规则", "text", 18), Field("预警依据", "text", 46), Field("数值", "text", 40),
    Field("记录编号", "text", 18), Field("台账", "text", 18), Field("日期", "text", 12),
    Field("金额（元）", "money", 18),
)  # fmt: skip
NOTE_FIELDS = (Field("项目", "text", 20), Field("内容", "text", 110))


def _ranking(content: ReportContent, chosen: tuple[DistrictScore, ...]) -> Sheet:
    parts = content.districts[0].dimensions
    fields = (
        Field("位次", "integer", 7), Field("行政区划代码", "text", 14), Field("区县（市）", "text", 12),
        Field("得分", "points", 10), Field("上月得分", "points", 10), Field("增减", "points", 10),
        Field("上月位次", "integer", 10), *(Field(one.name, "points", 14) for one in parts),
    )  # fmt: skip
    rows = tuple(
        (
            one.rank,
            one.code,
            one.name,
            one.score,
            one.previous_score,
            one.change,
            one.previous_rank,
            *(part.points if part.applicable else "不适用" for part in one.dimensions),
        )
        for one in chosen
    )
    return Sheet("排名", fields, rows)


def _scores(row: DistrictScore) -> Iterator[tuple[Cell, ...]]:
    for part in row.dimensions:
        yield (row.code, row.name, part.name, "（分项合计）", part.code, *_points(part), _remark(part))
        for one in part.indicators:
            yield (row.code, row.name, part.name, one.name, one.code, *_points(one), _remark(one))


def _points(part: DimensionScore | IndicatorScore) -> tuple[Cell, ...]:
    computed: tuple[Cell, ...] = (None, None, None)
    if isinstance(part, IndicatorScore):
        computed = (part.numerator, part.denominator, part.value)
    return (part.weight, part.effective_weight, *computed, part.points)


def _remark(part: DimensionScore | IndicatorScore) -> str:
    if not part.applicable:
        return "不适用"
    if isinstance(part, IndicatorScore):
        return "未报送" if not part.reported else "小样本" if part.small else ""
    return ""


def _warnings(content: ReportContent) -> Iterator[tuple[Cell, ...]]:
    """One row per record a warning names, one without record where it names none."""
    for one in content.warnings:
        figures = "；".join(f"{label}{value}" for label, value in one.figures)
        head = (LEVELS[one.level], one.region_code, one.region_name, one.rule, one.title, figures)
        if not one.records:
            yield (*head, "", "", "", None)
        for record in one.records:
            ledger = LEDGERS.get(record.ledger, record.ledger)
            yield (*head, record.number, ledger, record.occurred_on, record.amount)


def _notes(content: ReportContent) -> Iterator[tuple[Cell, ...]]:
    yield from (
        ("报告名称", content.title),
        ("发文字号", content.number),
        ("发文机关", content.issuer.name),
        ("监测月份", month_text(content.month)),
        ("版本", f"第{content.version}版"),
        ("统计截止", time_text(content.cutoff)),
        ("数据固定时间", time_text(content.known_at)),
        ("发布日期", day_text(content.published_at)),
        ("监测结果摘要（SHA-256）", content.digest),
        ("核验页面", content.verify_url),
    )
    if content.notice:
        yield ("演示声明", content.notice)
    for one in content.method:
        yield ("监测方法", one.lead + one.text)
