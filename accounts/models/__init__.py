from accounts.models.audit import AuditEvent, AuditHead, AuditLink
from accounts.models.calendars import Holiday
from accounts.models.jobs import Job
from accounts.models.officers import Officer, RoleGrant
from accounts.models.organisations import Organisation
from accounts.models.outbox import OutboxMessage
from accounts.models.regions import Region
from accounts.models.rules import Deadline

__all__ = [
    "AuditEvent",
    "AuditHead",
    "AuditLink",
    "Deadline",
    "Holiday",
    "Job",
    "Officer",
    "Organisation",
    "OutboxMessage",
    "Region",
    "RoleGrant",
]
