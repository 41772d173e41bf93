"""The report's data as a workbook: codes are texts, figures are numbers, nothing is a formula."""

from datetime import UTC
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from monitoring.documents.figures import month_text
from monitoring.documents.model import ReportContent
from monitoring.documents.packing import repack
from monitoring.documents.sheets import Cell, Field, Sheet, sheets

NUMBER_FORMATS = {
    "integer": "0",
    "points": "0.000",
    "ratio": "0.0000",
    "money": "#,##0.00",
    "amount": "#,##0.############",
    "text": "@",
}
HEADER_ROW = 2
PORTRAIT_COLUMNS = 3


def render_xlsx(content: ReportContent) -> bytes:
    """A workbook with the sheets 排名, 分项得分, 预警 and 说明; the same bytes every time."""
    held = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(held, options) as book:
        book.set_properties(_properties(content))
        formats = _formats(book)
        for sheet in sheets(content):
            _write(book.add_worksheet(sheet.name), sheet, content, formats)
    return repack(held.getvalue())


def _properties(content: ReportContent) -> dict[str, object]:
    made = content.published_at.astimezone(UTC).replace(tzinfo=None)
    return {
        "title": content.title,
        "author": content.issuer.name,
        "subject": f"{month_text(content.month)}政务诚信监测",
        "comments": "；".join(filter(None, (content.notice, f"监测结果摘要 {content.digest}"))),
        "created": made,
    }


def _formats(book: Workbook) -> dict[str, Format]:
    base = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter", "border": 1}
    formats = {kind: book.add_format({**base, "num_format": code}) for kind, code in NUMBER_FORMATS.items()}
    formats["text"].set_text_wrap()
    head = {"font_name": "黑体", "bold": False, "align": "center", "text_wrap": True, "bg_color": "#E8ECF2"}
    formats["head"] = book.add_format({**base, **head})
    formats["title"] = book.add_format({"font_name": "宋体", "font_size": 16, "bold": True})
    formats["notice"] = book.add_format({"font_name": "黑体", "font_size": 11, "font_color": "#8A1F11"})
    return formats


def _write(page: Worksheet, sheet: Sheet, content: ReportContent, formats: dict[str, Format]) -> None:
    """Rows strictly from top to bottom, as constant memory asks."""
    for place, field in enumerate(sheet.fields):
        page.set_column(place, place, field.width)
    _print_setup(page, sheet, content)
    page.write_string(0, 0, f"{content.title}（{sheet.name}）", formats["title"])
    page.write_string(1, 0, _line(content), formats["notice"])
    for place, field in enumerate(sheet.fields):
        page.write_string(HEADER_ROW, place, field.label, formats["head"])
    for number, row in enumerate(sheet.rows, start=HEADER_ROW + 1):
        for place, (field, cell) in enumerate(zip(sheet.fields, row, strict=True)):
            _put(page, number, place, field, cell, formats)
    if sheet.rows:
        page.autofilter(HEADER_ROW, 0, HEADER_ROW + len(sheet.rows), len(sheet.fields) - 1)


def _put(page: Worksheet, row: int, place: int, field: Field, cell: Cell, formats: dict[str, Format]) -> None:
    form = formats[field.kind]
    if cell is None:
        page.write_blank(row, place, None, form)
    elif isinstance(cell, str):
        page.write_string(row, place, cell, formats["text"])
    elif isinstance(cell, Decimal):
        page.write_number(row, place, float(cell), form)
    else:
        page.write_number(row, place, cell, form)


def _line(content: ReportContent) -> str:
    parts = (content.notice, f"{content.issuer.name}　{content.number}", f"第{content.version}版")
    return "　".join(part for part in parts if part)


def _print_setup(page: Worksheet, sheet: Sheet, content: ReportContent) -> None:
    page.freeze_panes(HEADER_ROW + 1, 0)
    page.repeat_rows(HEADER_ROW)
    page.set_paper(9)
    if len(sheet.fields) > PORTRAIT_COLUMNS:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.set_header(f"&C{content.notice or ''}")
    page.set_footer("&C— &P / &N —")
