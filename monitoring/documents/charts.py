"""Charts of the annexes as SVG text in points: no script, no style sheet, the documents' own font."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from monitoring.documents.figures import mean, month_text, rounded, score_text
from monitoring.documents.model import DistrictScore, ReportContent

WIDTH = 442
WIDE = 30
FONT = "FandolHei"
INK, GRID, BAR, LINE, SECOND = "#222222", "#c9ced6", "#2f5f98", "#b3261e", "#2f5f98"


@dataclass(frozen=True)
class Line:
    """One line of a trend: values by month place, None where there is none."""

    label: str
    values: Sequence[Decimal | None]
    colour: str
    dashes: str = ""


def score_bars(content: ReportContent) -> tuple[str, str]:
    """Horizontal bars of all districts in rank order; returns SVG and its description."""
    rows, scores = content.districts, [one.score for one in content.districts]
    pitch, left, scale = 13, 78, Decimal("3.1")
    bottom = len(rows) * pitch + 6
    parts = [_vertical(left + tick * scale, 2, bottom, str(tick)) for tick in (0, 20, 40, 60, 70, 80, 100)]
    for place, one in enumerate(rows):
        top = place * pitch + 6
        text = score_text(one.score, scores)
        parts.append(_text(left - 6, top + 8, one.name, "end"))
        parts.append(f'<rect x="{left}" y="{top}" width="{_at(one.score * scale)}" height="9" fill="{BAR}"/>')
        parts.append(_text(left + one.score * scale + 4, top + 8, text, "start"))
    alt = "各区县（市）得分由高到低：" + "，".join(f"{one.name}{score_text(one.score, scores)}分" for one in rows)
    return _svg(bottom + 16, parts), alt


def city_trend(content: ReportContent) -> tuple[str, str]:
    """Mean, highest and lowest score of each month."""
    months = [list(one.scores.values()) for one in content.trend]
    lines = (
        Line("最高得分", [max(one) for one in months], "#5b8c5a", "5 3"),
        Line("平均得分", [mean(one) for one in months], LINE),
        Line("最低得分", [min(one) for one in months], "#7a6a4f", "2 3"),
    )
    return _trend(content, lines)


def district_trend(content: ReportContent, subject: DistrictScore) -> tuple[str, str]:
    """The district's score beside the mean of all districts."""
    lines = (
        Line(subject.name, [one.scores.get(subject.code) for one in content.trend], LINE),
        Line("全市平均", [mean(list(one.scores.values())) for one in content.trend], SECOND, "5 3"),
    )
    return _trend(content, lines)


def _trend(content: ReportContent, lines: Sequence[Line]) -> tuple[str, str]:
    values = [value for line in lines for value in line.values if value is not None]
    low, high, step = _limits(min(values), max(values))
    height, left, right, top = 150, 34, 16, 24
    across = Decimal(WIDTH - left - right) / max(1, len(content.trend) - 1)
    up = Decimal(height) / (high - low)
    parts = [
        _horizontal(left, top + (high - tick) * up, WIDTH - right, str(tick)) for tick in range(low, high + 1, step)
    ]
    for place, one in enumerate(content.trend):
        parts.append(
            _text(
                left + place * across, top + height + 14, f"{one.month.year % 100:02d}.{one.month.month:02d}", "middle"
            )
        )
    for number, line in enumerate(lines):
        parts += _drawn(line, lambda place, value: (left + place * across, top + (high - value) * up))
        parts.append(_key(left + number * 110, 8, line))
    alt = "；".join(_told(content, line) for line in lines)
    return _svg(top + height + 22, parts), alt


def _limits(low: Decimal, high: Decimal) -> tuple[int, int, int]:
    """Lowest and highest tick and the step between ticks, none outside 0 to 100."""
    step = 5 if high - low <= WIDE else 10
    first = max(0, int(low // step) * step)
    return first, max(first + step, min(100, -int(-high // step) * step)), step


def _drawn(line: Line, place_of: Callable[[int, Decimal], tuple[Decimal, Decimal]]) -> list[str]:
    points = [place_of(place, value) for place, value in enumerate(line.values) if value is not None]
    path = " ".join(f"{_at(x)},{_at(y)}" for x, y in points)
    dashes = f' stroke-dasharray="{line.dashes}"' if line.dashes else ""
    drawn = [f'<polyline points="{path}" fill="none" stroke="{line.colour}" stroke-width="1.4"{dashes}/>']
    drawn += [f'<circle cx="{_at(x)}" cy="{_at(y)}" r="2" fill="{line.colour}"/>' for x, y in points]
    value = [one for one in line.values if one is not None][-1]
    x, y = points[-1]
    drawn.append(_text(x, y - 5, str(rounded(value, 2)), "end"))
    return drawn


def _key(x: int, y: int, line: Line) -> str:
    dashes = f' stroke-dasharray="{line.dashes}"' if line.dashes else ""
    mark = f'<line x1="{x}" y1="{y}" x2="{x + 22}" y2="{y}" stroke="{line.colour}" stroke-width="1.4"{dashes}/>'
    return mark + _text(x + 27, y + 3, line.label, "start")


def _told(content: ReportContent, line: Line) -> str:
    pairs = zip(content.trend, line.values, strict=True)
    return f"{line.label}：" + "，".join(
        f"{month_text(one.month)}{rounded(value, 2)}分" for one, value in pairs if value is not None
    )


def _vertical(x: Decimal, top: int, bottom: int, label: str) -> str:
    line = f'<line x1="{_at(x)}" y1="{top}" x2="{_at(x)}" y2="{bottom}" stroke="{GRID}" stroke-width="0.6"/>'
    return line + _text(x, bottom + 11, label, "middle")


def _horizontal(left: int, y: Decimal, right: int, label: str) -> str:
    line = f'<line x1="{left}" y1="{_at(y)}" x2="{right}" y2="{_at(y)}" stroke="{GRID}" stroke-width="0.6"/>'
    return line + _text(left - 5, y + 3, label, "end")


def _text(x: Decimal | int, y: Decimal | int, text: str, anchor: str) -> str:
    return (
        f'<text x="{_at(x)}" y="{_at(y)}" font-family="{FONT}" font-size="9" fill="{INK}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def _at(number: Decimal | int) -> str:
    return str(rounded(Decimal(number), 2))


def _svg(height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}pt" height="{height}pt">'
        f"{''.join(parts)}</svg>"
    )
