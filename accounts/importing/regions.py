"""Reading the reference file of regions."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accounts.enums import RegionKind
from accounts.exceptions import UnreadableFile
from integrity_portal.lib.dates import parse_date

COLUMNS = ("code", "name", "parent", "kind", "evaluated")
KINDS = {
    "city": RegionKind.CITY,
    "district": RegionKind.DISTRICT,
    "county": RegionKind.DISTRICT,
    "street": RegionKind.STREET,
    "town": RegionKind.TOWN,
    "township": RegionKind.TOWNSHIP,
    "statistical": RegionKind.PSEUDO,
    "pseudo": RegionKind.PSEUDO,
}
TRUTH = {"true": True, "false": False}


@dataclass(frozen=True)
class RegionRow:
    """One line of the file, read."""

    code: str
    name: str
    parent: str | None
    kind: RegionKind
    evaluated: bool
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None


def read_regions(path: Path) -> list[RegionRow]:
    """The rows of a regions file (CSV, UTF-8), parents before children.

    Raises UnreadableFile with the line when a column is missing or a value makes no sense.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            _check_columns(reader.fieldnames or ())
            rows = [_row(line, values) for line, values in enumerate(reader, start=2)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFile(f"无法读取文件 {path.name}：{error}") from error
    return sorted(_checked(rows), key=lambda row: (len(row.code), row.parent is not None, row.code))


def _check_columns(names: object) -> None:
    missing = [name for name in COLUMNS if name not in list(names)]  # type: ignore[call-overload]
    if missing:
        raise UnreadableFile(f"文件缺少列：{'、'.join(missing)}。")


def _row(line: int, values: Mapping[str, str]) -> RegionRow:
    try:
        return RegionRow(
            code=values["code"],
            name=values["name"],
            parent=values["parent"] or None,
            kind=KINDS[values["kind"]],
            evaluated=TRUTH[values["evaluated"]],
            valid_from=_day(values.get("valid_from")),
            valid_to=_day(values.get("valid_to")),
            successor=values.get("successor") or None,
        )
    except (KeyError, ValueError) as error:
        raise UnreadableFile(f"第 {line} 行有无法识别的值：{error}。") from error


def _day(text: str | None) -> date | None:
    return parse_date(text) if text else None


def _checked(rows: list[RegionRow]) -> list[RegionRow]:
    codes = {row.code for row in rows}
    if len(codes) != len(rows):
        raise UnreadableFile("区划代码有重复。")
    for row in rows:
        if not row.code.isdigit() or len(row.code) not in (6, 9):
            raise UnreadableFile(f"区划代码 {row.code} 不是 6 位或 9 位数字。")
        unknown = {row.parent, row.successor} - codes - {None}
        if unknown:
            raise UnreadableFile(f"区划 {row.code} 指向文件中没有的区划 {'、'.join(map(str, unknown))}。")
    return rows
