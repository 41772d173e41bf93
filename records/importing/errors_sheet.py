"""The list of errors as a workbook, to be handed to whoever made the file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

from records.importing.checking import CellError

COLUMNS = (("行", 8), ("列", 8), ("填报项", 22), ("填写的内容", 40), ("问题", 70))


def write_errors(path: Path, errors: Iterable[CellError]) -> int:
    """Write one row an error; returns how many. Every text is a text cell, so nothing can start a formula."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("问题清单")
    bold = book.add_format({"bold": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for index, (title, width) in enumerate(COLUMNS):
        sheet.set_column(index, index, width, wrap)
        sheet.write_string(0, index, title, bold)
    sheet.freeze_panes(1, 0)
    count = 0
    for count, error in enumerate(errors, start=1):
        sheet.write_number(count, 0, error.row)
        for index, text in enumerate((error.column, error.header, error.value, error.message), start=1):
            sheet.write_string(count, index, text)
    book.close()
    return count
