"""Cursor pages: stable while records come and go, as fast on page 1,000 as on page 1."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api.views import absolute, integer
from disclosure.queries.search import Count
from disclosure.queries.state import as_of

PAGE_SIZE, LARGEST_PAGE = 50, 200


@dataclass(frozen=True)
class Keyset:
    """The order of a list: unique together, all in one direction. `kinds` read the cursor back."""

    names: tuple[str, ...]
    kinds: tuple[Callable[[str], Any], ...]
    descending: bool = False

    def after(self, values: Sequence[Any]) -> Q:
        """Rows that follow `values`; the first key's own bound keeps the index in use."""
        step = "lt" if self.descending else "gt"
        condition = Q()
        for place in range(len(self.names)):
            same = dict(zip(self.names[:place], values, strict=False))
            condition |= Q(**same, **{f"{self.names[place]}__{step}": values[place]})
        return Q(**{f"{self.names[0]}__{step}e": values[0]}) & condition

    def encode(self, row: Any) -> str:
        values = [_text(getattr(row, name)) for name in self.names]
        return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")

    def decode(self, cursor: str) -> list[Any]:
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if any(not isinstance(value, str) or "\0" in value or not value.isascii() for value in values):
                raise ValueError("no text of ours")
            return [kind(value) for kind, value in zip(self.kinds, values, strict=True)]
        except (ValueError, TypeError, KeyError, AttributeError, binascii.Error, RecursionError) as error:
            raise ValidationError({"cursor": ["游标无效，请从第一页重新取。"]}) from error


def instant(text: str) -> datetime:
    """A time out of a cursor, in UTC; raises ValueError when it has no offset."""
    found = datetime.fromisoformat(text)
    if found.utcoffset() is None or not 1900 < found.year < 3000:
        raise ValueError("a cursor's time has an offset and a year of ours")
    return found.astimezone(UTC)  # PostgreSQL reads no offset beyond 15:59


def cursor_page(
    request: Request,
    rows: QuerySet[Any],
    keyset: Keyset,
    shape: Callable[[Any], dict[str, Any]],
    counted: Count,
) -> Response:
    """One page of an already ordered list in the fixed shape."""
    size = integer(request, "page_size", least=1, most=LARGEST_PAGE, default=PAGE_SIZE)
    cursor = request.query_params.get("cursor")
    if cursor:
        rows = rows.filter(keyset.after(keyset.decode(cursor)))
    found = list(rows[: size + 1])
    more = len(found) > size
    results = [shape(row) for row in found[:size]]
    following = next_url(request, cursor=keyset.encode(found[size - 1])) if more else None
    return list_answer(results, following, counted)


def list_answer(results: list[dict[str, Any]], following: str | None, counted: Count) -> Response:
    """The fixed shape of every list."""
    return Response(
        {
            "results": results,
            "next": following,
            "count": counted.value,
            "count_is_exact": counted.exact,
            "as_of": iso(as_of()),
        }
    )


def next_url(request: Request, **changes: str) -> str:
    """The same question with other parameters, as an absolute address."""
    asked = request.query_params.copy()
    for name, value in changes.items():
        asked[name] = value
    return absolute(f"{request.path}?{asked.urlencode()}")


def iso(value: datetime | None) -> str | None:
    """ISO 8601 with the portal's offset."""
    return timezone.localtime(value).isoformat() if value else None


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime | date) else str(value)
