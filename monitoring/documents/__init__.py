"""The monthly report 月度监测结果和预警报告: one content model, three file formats."""

from monitoring.documents.content import build_content
from monitoring.documents.json_file import render_json
from monitoring.documents.model import Issuer, ReportContent
from monitoring.documents.pdf import DocumentFault, render_pdf
from monitoring.documents.xlsx import render_xlsx

__all__ = ["DocumentFault", "Issuer", "ReportContent", "build_content", "render_json", "render_pdf", "render_xlsx"]
