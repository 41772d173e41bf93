"""CSV as people save it: UTF-8 with or without BOM, GB18030, commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 512 * 1024 * 1024
MOST_COLUMNS = 200
LONGEST_CELL = 20_000
ENCODINGS = ("utf-8-sig", "gb18030")


class UnreadableFile(Exception):
    """The file cannot be read as a table at all; the text says why and how to mend it (Chinese)."""


@dataclass(frozen=True)
class Table:
    """`headers` as written; `rows`: (row number as a spreadsheet shows it, cells), empty rows left out."""

    headers: list[str]
    rows: list[tuple[int, list[str]]]


def read_csv(path: Path) -> Table:
    """Raises UnreadableFile for a file that is no table of text."""
    text = _decoded(_content(path))
    try:
        return _table(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error as error:
        raise UnreadableFile(f"文件不是规范的 CSV（{_reason(error)}），请用表格软件另存为 CSV 后再导入。") from error


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableFile(f"文件超过 {MOST_BYTES // 1024 // 1024} MB，请拆分后导入。")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"文件打不开：{error.strerror}。") from error
    if not content.strip():
        raise UnreadableFile("文件是空的。")
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile("这是 Excel 文件，请另存为“CSV UTF-8”后再导入。")
    if b"\x00" in content:
        raise UnreadableFile("文件含有空字符，不是文本文件；如为 UTF-16 编码，请另存为“CSV UTF-8”。")
    return content


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("文件编码无法识别，请另存为“CSV UTF-8”。")


def _delimiter(text: str) -> str:
    """The sign that stands most often in the first line that holds something."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _table(lines: csv.reader) -> Table:  # type: ignore[valid-type]
    csv.field_size_limit(LONGEST_CELL)
    headers: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(lines, start=1):  # type: ignore[var-annotated,arg-type]
        if not any(cell.strip() for cell in cells):
            continue
        if not headers:
            headers = _checked_headers([cell.strip() for cell in cells])
        else:
            rows.append((number, cells))
    if not rows:
        raise UnreadableFile("文件只有表头，没有数据行。")
    return Table(headers, rows)


def _checked_headers(headers: list[str]) -> list[str]:
    while headers and not headers[-1]:
        headers.pop()
    if len(headers) > MOST_COLUMNS:
        raise UnreadableFile(f"表头有 {len(headers)} 列，超过 {MOST_COLUMNS} 列，请核对文件。")
    return headers


def _reason(error: csv.Error) -> str:
    text = str(error)
    if "field larger" in text:
        return f"有单元格超过 {LONGEST_CELL} 字"
    if "unexpected end" in text or "EOF" in text:
        return "引号没有成对"
    return "引号或换行有误"
