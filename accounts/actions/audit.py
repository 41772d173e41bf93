"""Writing the audit trail; only from inside the transaction of what it tells."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import AuditEvent, Officer
from integrity_portal.lib.canonical import canonical_json


def append_audit(*, actor: Officer | None, verb: str, target: str, detail: dict[str, Any], at: datetime) -> AuditEvent:
    """Write one event into the caller's transaction; it is sealed into the chain at commit.

    `target` names one thing, as `record:7K3M-…`; `detail` holds ids, numbers and digests (str, int,
    bool, None, list, dict), never personal data. When the event cannot be written, the caller's
    transaction fails with it. Raises TypeError for other values in `detail`, ValueError for a time
    without zone or outside a transaction (TransactionManagementError).
    """
    canonical_json(detail)
    if timezone.is_naive(at):
        raise ValueError("an audit event needs an aware time")
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an audit event belongs into the transaction it tells of")
    return AuditEvent.objects.create(actor=actor, verb=verb, target=target, detail=detail, at=at)
