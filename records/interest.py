"""Interest on late payment.

Source: 保障中小企业款项支付条例 (国务院令第802号, first 第728号) 第十七条: the agreed rate, otherwise
0.05 % of the overdue amount for each day.
"""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

STATUTORY_DAILY_RATE = Decimal("0.05")  # per cent a day
CENT = Decimal("0.01")


def interest(
    *,
    principal: Decimal,
    due_date: date,
    payments: Iterable[tuple[date, Decimal]],
    on: date,
    daily_rate: Decimal | None = None,
) -> Decimal:
    """Simple interest in 元 up to and including the day `on`, rounded half up to 分.

    `principal` was due on `due_date`, interest runs from the next day; a payment lowers the
    principal from the day after it was made. `daily_rate` in per cent, None for the statutory one.
    """
    rate = (STATUTORY_DAILY_RATE if daily_rate is None else daily_rate) / 100
    owed, since, total = principal, due_date, Decimal(0)
    for paid_on, amount in sorted(payments):
        if paid_on > on:
            break
        day = max(paid_on, due_date)
        total += owed * (day - since).days
        owed, since = max(owed - amount, Decimal(0)), day
    if on > since:
        total += owed * (on - since).days
    return (total * rate).quantize(CENT, rounding=ROUND_HALF_UP)
