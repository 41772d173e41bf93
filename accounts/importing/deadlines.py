"""Reading the file of deadline rules."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accounts.enums import DeadlineAnchor, DeadlineUnit
from accounts.exceptions import UnreadableFile

COLUMNS = ("code", "valid_from", "label", "value", "unit", "anchor", "basis")


@dataclass(frozen=True)
class DeadlineRow:
    """One rule as written in the file; `value` counts `unit`s."""

    code: str
    valid_from: date
    label: str
    value: int
    unit: DeadlineUnit
    anchor: DeadlineAnchor
    basis: str


def read_deadlines(path: Path) -> list[DeadlineRow]:
    """The rules of a CSV file. Raises UnreadableFile with the line that makes no sense."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        if list(reader.fieldnames or ()) != list(COLUMNS):
            raise UnreadableFile(f"期限规则文件的列应为：{'、'.join(COLUMNS)}。")
        return [_row(line, values) for line, values in enumerate(reader, start=2)]


def _row(line: int, values: dict[str, str]) -> DeadlineRow:
    try:
        return DeadlineRow(
            code=values["code"],
            valid_from=date.fromisoformat(values["valid_from"]),
            label=values["label"],
            value=int(values["value"]),
            unit=DeadlineUnit(values["unit"]),
            anchor=DeadlineAnchor(values["anchor"]),
            basis=values["basis"],
        )
    except (TypeError, ValueError) as error:
        raise UnreadableFile(f"第 {line} 行有无法识别的值：{error}。") from error
