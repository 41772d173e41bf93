"""All errors of a table at once, each with row, column and words of the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from integrity_portal.lib.cells import plain_text
from records.importing.reading import Table, UnreadableFile
from records.ledgers import LEDGERS, Directory, Ledger, clean, natural_key
from records.ledgers.base import Field, Values, fold_header

LEDGER_HEADERS = ("ledger", "台账")


@dataclass(frozen=True)
class CellError:
    """`row` as a spreadsheet numbers it; `column` its letters, empty when the whole row is meant."""

    row: int
    column: str
    header: str
    value: str
    message: str

    def __str__(self) -> str:
        place = f"第 {self.row} 行" + (f" {self.column} 列（{self.header}）" if self.header else "")
        return f"{place}：{self.message}"


@dataclass
class Checked:
    """`valid`: the values of the rows without errors, with their row numbers; `ignored`: headers nobody knows."""

    valid: list[tuple[int, Values]] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    warnings: list[CellError] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    @property
    def rows_refused(self) -> int:
        return len({error.row for error in self.errors})


@dataclass
class _Columns:
    """Where each field stands: index in the row by field name."""

    places: dict[str, int]
    headers: Sequence[str]
    ledger: int | None = None

    def of(self, name: str) -> tuple[str, str]:
        """Letters and header of the field's column; empty when the file has none."""
        index = self.places.get(name)
        return ("", "") if index is None else (letters(index), self.headers[index])


def letters(index: int) -> str:
    """A zero-based column as a spreadsheet names it: 0 → A, 26 → AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def check_table(ledger: Ledger, table: Table, *, on: date, directory: Directory | None = None) -> Checked:
    """Check every row as the form would on submission.

    A row of another ledger, a second row of the same matter and a row with more cells than headers are
    errors too. Raises UnreadableFile when the headers do not fit the ledger.
    """
    checked = Checked()
    columns = _read_headers(ledger, table.headers, checked)
    places = directory or Directory()
    first_seen: dict[str, int] = {}
    for number, cells in table.rows:
        errors = _row_shape(number, cells, columns, ledger)
        data = {name: plain_text(cells[index]) for name, index in columns.places.items() if index < len(cells)}
        found = clean(ledger, data, complete=True, on=on, directory=places)
        errors += _placed(number, data, found.errors, columns, ledger)
        checked.warnings += _placed(number, data, found.warnings, columns, ledger)
        if not errors and (key := natural_key(ledger, found.values)):
            if key in first_seen:
                message = f"与第 {first_seen[key]} 行是同一事项，请删去其中一行。"
                errors.append(CellError(number, "", "", "", message))
            first_seen.setdefault(key, number)
        checked.errors += errors
        if not errors:
            checked.valid.append((number, found.values))
    return checked


def _read_headers(ledger: Ledger, headers: Sequence[str], checked: Checked) -> _Columns:
    known: dict[str, int] = {}
    columns = _Columns(known, headers)
    twice = [name for name, count in Counter(h for h in headers if h).items() if count > 1]
    for index, header in enumerate(headers):
        declared = ledger.by_header.get(fold_header(header))
        if fold_header(header) in LEDGER_HEADERS:
            columns.ledger = index
        elif declared is None:
            checked.ignored += [header] if header else []
        elif declared.name in known:
            twice.append(header)
        else:
            known[declared.name] = index
    if twice:
        raise UnreadableFile(f"表头重复：{'、'.join(dict.fromkeys(twice))}。每个填报项只能有一列。")
    if not known:
        raise UnreadableFile(f"表头中没有“{ledger.label}”台账的任何填报项，请使用该台账的导入模板。")
    return columns


def _row_shape(number: int, cells: Sequence[str], columns: _Columns, ledger: Ledger) -> list[CellError]:
    errors = []
    if extra := [cell for cell in cells[len(columns.headers) :] if cell.strip()]:
        message = f"这一行比表头多 {len(extra)} 格，请检查是否多了逗号或缺了引号。"
        errors.append(CellError(number, letters(len(columns.headers)), "", extra[0][:60], message))
    if columns.ledger is not None and columns.ledger < len(cells):
        named = cells[columns.ledger].strip()
        if named and named not in (ledger.code, ledger.label):
            label = LEDGERS[named].label if named in LEDGERS else named
            message = f"这一行属于“{label}”，不是“{ledger.label}”，请分开导入。"
            place = letters(columns.ledger), columns.headers[columns.ledger]
            errors.append(CellError(number, *place, named[:60], message))
    return errors


def _placed(
    number: int, data: dict[str, str], found: dict[str, list[str]], columns: _Columns, ledger: Ledger
) -> list[CellError]:
    return [
        CellError(number, *_place(name, columns, ledger), data.get(name, "")[:60], message)
        for name, messages in found.items()
        for message in messages
    ]


def _place(name: str, columns: _Columns, ledger: Ledger) -> tuple[str, str]:
    """Letters and header; for a field that has no column in the file, its label."""
    column, header = columns.of(name)
    declared: Field | None = ledger.by_name.get(name)
    return column, header or (declared.label if declared else "")
