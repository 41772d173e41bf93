"""Querysets that refuse to be read before someone said for whom.

`Record.objects.filter(…)` may be built freely, but evaluating it raises `ScopeForgotten` until
`.for_officer(officer)` (rows in the officer's reach) or `.unscoped(reason)` (all rows, with a
reason that a reader of the code can judge) stands in the chain. Creating rows needs no scope.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Self

from django.db import models
from django.db.models import Q

from accounts.exceptions import ScopeForgotten
from accounts.querysets.reach import within_reach


def _guarded(name: str) -> Callable[..., Any]:
    """The queryset method `name`, behind the question whether a scope was chosen."""
    original = getattr(models.QuerySet, name)

    @wraps(original)
    def method(self: "ScopedQuerySet", *args: Any, **kwargs: Any) -> Any:
        self.check_scope(name)
        return original(self, *args, **kwargs)

    return method


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows with an organisation and a region; subclasses with other paths override `reach`."""

    _scope: str = ""

    def reach(self, officer: Any) -> Q:
        """The condition under which `officer` sees a row."""
        return within_reach(officer)

    def for_officer(self, officer: Any) -> Self:
        """Only the rows in the officer's reach."""
        return self.filter(self.reach(officer))._with_scope("officer")

    def unscoped(self, reason: str) -> Self:
        """All rows; `reason` says why that is right here."""
        if not reason.strip():
            raise ScopeForgotten("unscoped() needs a reason")
        return self.all()._with_scope(reason)

    def none(self) -> Self:
        return super().none()._with_scope("none")

    def check_scope(self, action: str) -> None:
        """Raise `ScopeForgotten` when nobody chose a scope."""
        if not self._scope:
            raise ScopeForgotten(
                f"{self.model.__name__}: .for_officer(officer) or .unscoped(reason) must come before {action}"
            )

    def _with_scope(self, scope: str) -> Self:
        self._scope = scope
        return self

    def _clone(self) -> Self:
        return super()._clone()._with_scope(self._scope)  # type: ignore[misc]

    def __repr__(self) -> str:
        if not self._scope:
            return f"<{type(self).__name__} of {self.model.__name__}: scope not chosen>"
        return super().__repr__()

    def __and__(self, other: Any) -> Self:
        _check_all(self, other, action="&")
        return super().__and__(other)

    def __or__(self, other: Any) -> Self:
        _check_all(self, other, action="|")
        return super().__or__(other)

    def __xor__(self, other: Any) -> Self:
        _check_all(self, other, action="^")
        return super().__xor__(other)  # type: ignore[misc]

    def _combinator_query(self, combinator: str, *others: Any, all: bool = False) -> Any:
        _check_all(self, *others, action=combinator)
        return super()._combinator_query(combinator, *others, all=all)  # type: ignore[misc]

    def iterator(self, chunk_size: int | None = None) -> Iterator[Any]:
        self.check_scope("iterator")
        return super().iterator(chunk_size)

    _fetch_all = _guarded("_fetch_all")
    count = _guarded("count")
    exists = _guarded("exists")
    aggregate = _guarded("aggregate")
    update = _guarded("update")
    bulk_update = _guarded("bulk_update")
    delete = _guarded("delete")
    in_bulk = _guarded("in_bulk")
    explain = _guarded("explain")
    raw = _guarded("raw")
    resolve_expression = _guarded("resolve_expression")


def _check_all(*querysets: Any, action: str) -> None:
    for queryset in querysets:
        if isinstance(queryset, ScopedQuerySet):
            queryset.check_scope(action)


class ScopedManager(models.Manager.from_queryset(ScopedQuerySet)):  # type: ignore[misc]
    """Manager of scoped models: `objects = ScopedManager.from_queryset(RecordQuerySet)()`."""
