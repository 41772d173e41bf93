"""The door out: what the public sent in, read by the office.

Writing needs no read right: key and receipt are made here, the database makes nothing.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import QuerySet

from disclosure.enums import RequestKind
from disclosure.models import InboxRequest
from integrity_portal.lib.numbers import new_number


@dataclass(frozen=True)
class Receipt:
    """What the sender keeps: the receipt number is public to them, the secret is stored nowhere."""

    number: str
    secret: str


def submit_request(*, kind: RequestKind, number: str, statement: str, contact: str, at: datetime) -> Receipt:
    """Store one request about the record `number` and return the receipt."""
    receipt = Receipt(number=new_number(), secret=secrets.token_urlsafe(12))
    request = InboxRequest(
        id=uuid4(),
        kind=kind,
        number=number,
        receipt=receipt.number,
        secret_digest=hashlib.sha256(receipt.secret.encode()).hexdigest(),
        statement=statement,
        contact=contact,
        submitted_at=at,
    )
    with transaction.atomic(), connection.cursor() as cursor:
        # Where it is deployed, the public role's transactions begin read-only (deploy/postgres/sql/roles.sql).
        cursor.execute("SET TRANSACTION READ WRITE")
        request.save(force_insert=True)
    return receipt


def received_requests() -> QuerySet[InboxRequest]:
    """All requests, oldest first. Only the office's database role can read them."""
    return InboxRequest.objects.order_by("submitted_at", "receipt")
