from disclosure.models.inbox import InboxRequest
from disclosure.models.log import LogEntry, LogHead, LogNode
from disclosure.models.months import PublicEvidence, PublicMonth, PublicScore, PublicWarning
from disclosure.models.records import PublicRecord, PublicRevision, Tombstone
from disclosure.models.registers import PublicOrganisation, PublicRegion
from disclosure.models.reports import PublicReport, PublicReportFile
from disclosure.models.state import DisclosureState, RecordTotal

__all__ = [
    "DisclosureState",
    "InboxRequest",
    "LogEntry",
    "LogHead",
    "LogNode",
    "PublicEvidence",
    "PublicMonth",
    "PublicOrganisation",
    "PublicRecord",
    "PublicRegion",
    "PublicReport",
    "PublicReportFile",
    "PublicRevision",
    "PublicScore",
    "PublicWarning",
    "RecordTotal",
    "Tombstone",
]
