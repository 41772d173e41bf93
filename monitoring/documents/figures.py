"""Numbers and days as the reports print them. Halves are rounded up (away from zero)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from integrity_portal.lib.months import SHANGHAI, Month

NOTHING = "—"


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def score_text(score: Decimal, all_scores: Iterable[Decimal]) -> str:
    """Two decimals; three where another district would otherwise look tied without being so."""
    shown = rounded(score, 2)
    close = any(other != score and rounded(other, 2) == shown for other in all_scores)
    return str(rounded(score, 3) if close else shown)


def amount_of_change(change: Decimal) -> str:
    """Size of a change: two decimals, three for one too small to show with two."""
    shown = rounded(abs(change), 2)
    return str(shown if shown or not change else rounded(abs(change), 3))


def change_text(change: Decimal | None) -> str:
    """上升1.20分 / 下降0.35分 / 持平; empty where there is nothing to compare with."""
    if change is None:
        return ""
    if not change:
        return "持平"
    return f"{'上升' if change > 0 else '下降'}{amount_of_change(change)}分"


def rank_change_text(change: int | None) -> str:
    """位次上升2位 / 位次下降1位 / 位次不变; empty where there is nothing to compare with."""
    if change is None:
        return ""
    if not change:
        return "位次不变"
    return f"位次{'上升' if change > 0 else '下降'}{abs(change)}位"


def signed(change: Decimal | None) -> str:
    """+1.20 / −0.35 / 0.00 for a table cell."""
    if change is None:
        return NOTHING
    mark = "+" if change > 0 else "−" if change < 0 else ""
    return mark + amount_of_change(change)


def percent(rate: Decimal) -> str:
    """One decimal; 100% and 0% only where it is exactly all or nothing."""
    if rate in (0, 1):
        return f"{int(rate) * 100}%"
    return f"{min(max(rounded(rate * 100, 1), Decimal('0.1')), Decimal('99.9'))}%"


def mean(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None


def month_text(month: Month) -> str:
    return f"{month.year}年{month.month}月"


def day_text(day: date) -> str:
    """Arabic digits without padding, as GB/T 9704-2012 7.3.5 asks; an aware time is seen in Shanghai."""
    local = day.astimezone(SHANGHAI) if isinstance(day, datetime) else day
    return f"{local.year}年{local.month}月{local.day}日"


def time_text(moment: datetime) -> str:
    local = moment.astimezone(SHANGHAI)
    return f"{day_text(local)}{local.hour}时{local.minute:02d}分{local.second:02d}秒"


def listed(names: Sequence[str]) -> str:
    return "、".join(names)


def quoted(names: Sequence[str]) -> str:
    """“…”“…”: quoted names stand side by side without a comma (GB/T 15834-2011 4.5.3.5)."""
    return "".join(f"“{name}”" for name in names)
