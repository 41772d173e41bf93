"""The annexes of a report."""

from monitoring.documents.annexes import city, district, warned
from monitoring.documents.annexes.parts import Annex
from monitoring.documents.model import ReportContent


def annexes(content: ReportContent) -> tuple[Annex, ...]:
    """附件 1 to 4 of either edition; the last is the method, whose text stands in the content."""
    subject = content.subject
    first_two = city.annexes(content) if subject is None else district.annexes(content, subject)
    return (*first_two, warned.annex(content), Annex(("监测方法",)))
