"""One indicator measured for one district, with its counted rows."""

from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils import timezone

from integrity_portal.lib.months import Month
from monitoring import queries
from monitoring.actions.measuring import WORKING, Question, measure
from monitoring.scoring.inputs import Measure


def measured(code: str, month: str = "2018-10", district: str = "210105") -> Measure:
    held = Month.parse(month)
    inputs = queries.frozen_inputs(queries.scheme_for(queries.DEFAULT_SCHEME, held), held)
    return measure(Question(inputs, held, timezone.now()))[district][code]


def figures(code: str, month: str = "2018-10", district: str = "210105") -> tuple[str, str | None]:
    """Numerator and denominator as text, without needless zeros."""
    found = measured(code, month, district)
    return _plain(found.numerator), None if found.denominator is None else _plain(found.denominator)


def counted(code: str) -> list[tuple[Any, ...]]:
    """(record, part, share, base) of the last measurement, by record."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT record_id, part, share::float::text, base::float::text FROM {WORKING}"
            " WHERE indicator = %s ORDER BY record_id, part",
            [code],
        )
        return cursor.fetchall()


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
