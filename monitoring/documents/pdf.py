"""The report as PDF in the layout of GB/T 9704-2012: tagged, archivable, the same bytes every time."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from monitoring.documents.annexes import annexes
from monitoring.documents.annexes.parts import Annex, Chart, Table
from monitoring.documents.figures import day_text
from monitoring.documents.fonts import document_fonts
from monitoring.documents.model import Block, ReportContent
from monitoring.documents.qr import qr_svg, verification_address

LAYOUT = Path(__file__).resolve().parent / "layout"


class DocumentFault(RuntimeError):
    """The document could not be set: a character no font has, or a fault of the layout."""


def render_pdf(content: ReportContent) -> bytes:
    """PDF/A-2a and PDF/UA-1. Raises DocumentFault for a missing glyph or any warning of the typesetter."""
    return compile_document(document_data(content), timestamp=int(content.published_at.timestamp()))


def compile_document(data: dict[str, Any], *, timestamp: int) -> bytes:
    """Set `data` (see `document_data`) with the report layout; `timestamp` in Unix seconds."""
    try:
        made, warnings = _compiler(document_fonts()).compile_with_warnings(
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=timestamp,
        )
    except typst.TypstError as fault:
        raise DocumentFault(f"{fault.message} {' '.join(fault.hints)}".strip()) from fault
    if warnings:
        raise DocumentFault("；".join(str(one) for one in warnings))
    if not isinstance(made, bytes):
        raise DocumentFault("the typesetter returned no file")
    return made


@lru_cache(maxsize=2)
def _compiler(fonts: typst.Fonts) -> typst.Compiler:
    return typst.Compiler(str(LAYOUT / "report.typ"), root=str(LAYOUT), font_paths=fonts)


def document_data(content: ReportContent) -> dict[str, Any]:
    """What the layout reads: strings only, nothing computed there."""
    issuer = content.issuer
    return {
        "masthead": issuer.masthead,
        "number": content.number,
        "title": content.title,
        "title_lines": list(content.title_lines),
        "recipients": content.recipients,
        "body": [_block(one) for one in content.body],
        "issuer": issuer.name,
        "date": day_text(content.published_at),
        "copies_to": issuer.copies_to,
        "mark": content.notice,
        "annexes": [_annex(content, one) for one in annexes(content)],
        "digest": content.digest,
        "version": str(content.version),
        "verify": content.verify_url,
        "qr": qr_svg(verification_address(content.verify_url, content.digest)),
    }


def _block(one: Block) -> dict[str, Any]:
    return {"section": one.section, "lead": one.lead, "text": one.text}


def _annex(content: ReportContent, one: Annex) -> dict[str, Any]:
    text = [] if one.parts else [_block(block) for block in _text(content, one)]
    return {
        "title": one.title,
        "title_lines": list(one.title_lines),
        "parts": [_part(part) for part in one.parts],
        "text": text,
    }


def _text(content: ReportContent, one: Annex) -> tuple[Block, ...]:
    return (Block(one.empty),) if one.empty else content.method


def _part(part: Table | Chart) -> dict[str, Any]:
    if isinstance(part, Chart):
        return {"kind": "chart", "caption": part.caption, "svg": part.svg, "alt": part.alt}
    return {
        "kind": "table",
        "caption": part.caption,
        "labels": [one.label for one in part.columns],
        "widths": [one.width for one in part.columns],
        "aligns": [one.align for one in part.columns],
        "rows": [list(row) for row in part.rows],
        "strong": list(part.strong),
        "whole": part.whole,
    }
