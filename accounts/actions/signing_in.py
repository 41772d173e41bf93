"""The audit events of signing in and out."""

from datetime import datetime

from django.db import transaction

from accounts.actions.audit import append_audit
from accounts.models import Officer
from integrity_portal.lib.canonical import sha256_hex


def record_sign_in(*, officer: Officer, at: datetime) -> None:
    """Someone signed in."""
    with transaction.atomic():
        append_audit(actor=officer, verb="session.begun", target=f"officer:{officer.pk}", detail={}, at=at)


def record_sign_out(*, officer: Officer, at: datetime) -> None:
    """Someone signed out."""
    with transaction.atomic():
        append_audit(actor=officer, verb="session.ended", target=f"officer:{officer.pk}", detail={}, at=at)


def record_refusal(*, username: str, locked: bool, at: datetime) -> None:
    """A sign-in was refused. A known account is named by its id, anything else by a digest only."""
    known = Officer.objects.filter(username=username).values_list("pk", flat=True).first()
    target = f"officer:{known}" if known else f"username:{sha256_hex(username.encode())[:16]}"
    with transaction.atomic():
        append_audit(actor=None, verb="session.refused", target=target, detail={"locked": locked}, at=at)
