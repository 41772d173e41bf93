"""Forms with a table of rows (milestones, instalments) that work without script."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from django.forms import BoundField

from records.exceptions import FieldErrors
from records.forms.events import EventForm
from records.forms.fields import EntryField

SPARE, MOST = 3, 120
ROW = re.compile(r"[0-9]{1,3}")


class RowsForm(EventForm):
    """`row_fields`: name → maker of the field. Fields are named `<prefix>-<index>-<name>`, as the
    action names its errors; rows left empty are skipped."""

    rows_name = ""
    row_fields: dict[str, Callable[[], EntryField]] = {}

    def __init__(self, *args: Any, rows: Sequence[dict[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = min(self._typed_count() if self.is_bound else len(rows) + SPARE, MOST)
        for index in range(self.count):
            for name, make in self.row_fields.items():
                key = self.key(index, name)
                self.fields[key] = make()
                self.fields[key].widget.attrs["aria-label"] = f"第 {index + 1} 行 {self.fields[key].label}"
                if not self.is_bound and index < len(rows):
                    self.initial[key] = rows[index][name]

    def _typed_count(self) -> int:
        names = [n.split("-") for n in self.data if n.startswith(f"{self.rows_name}-")]
        numbers = [int(parts[1]) for parts in names if len(parts) == 3 and ROW.fullmatch(parts[1])]
        spare = SPARE if "more" in self.data else 0
        return max(numbers, default=-1) + 1 + spare

    def key(self, index: int, name: str) -> str:
        return f"{self.rows_name}-{index}-{name}"

    def filled(self) -> list[int]:
        """The indexes of the rows in which something was typed."""
        return [i for i in range(self.count) if any(str(self._typed(i, n)).strip() for n in self.row_fields)]

    def typed_rows(self) -> list[dict[str, Any]]:
        return [{name: self._typed(i, name) for name in self.row_fields} for i in self.filled()]

    def _typed(self, index: int, name: str) -> Any:
        return self.cleaned_data.get(self.key(index, name), "")

    def refuse(self, errors: FieldErrors) -> None:
        """The action counts filled rows only; its errors go back to the rows of the page."""
        places = dict(enumerate(self.filled()))
        moved: FieldErrors = {}
        for name, messages in errors.items():
            parts = name.split("-")
            if len(parts) == 3 and parts[0] == self.rows_name:
                name = self.key(places[int(parts[1])], parts[2])
            moved.setdefault(name, []).extend(messages)
        super().refuse(moved)

    def plain_fields(self) -> list[BoundField]:
        return [self[name] for name in self.fields if not name.startswith(f"{self.rows_name}-") and name != "mark"]

    def table(self) -> list[list[BoundField]]:
        return [[self[self.key(i, name)] for name in self.row_fields] for i in range(self.count)]

    def headings(self) -> list[EntryField]:
        return [make() for make in self.row_fields.values()]
