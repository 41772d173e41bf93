"""Loading scheme versions; one that exists is left as it is."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.actions.audit import append_audit
from accounts.models import Officer
from integrity_portal.lib.canonical import digest
from monitoring.exceptions import SchemeRefused
from monitoring.importing import store_scheme
from monitoring.models import Dimension, Indicator, Scheme


def load_schemes(*, schemes: Iterable[dict[str, Any]], by: Officer | None, at: datetime) -> list[Scheme]:
    """Make the versions that are missing and put them in force; returns the new ones.

    Raises SchemeRefused where children do not sum to their parent; then nothing is loaded.
    """
    made = []
    with transaction.atomic():
        for data in schemes:
            if Scheme.objects.filter(code=data["code"], version=data["version"]).exists():
                continue
            check_sums(data)
            scheme = store_scheme(data, scheme=Scheme, dimension=Dimension, indicator=Indicator)
            detail = {"digest": digest(data)}
            target = f"scheme:{scheme.code}v{scheme.version}"
            append_audit(actor=by, verb="scheme.loaded", target=target, detail=detail, at=at)
            made.append(scheme)
    return made


def check_sums(data: dict[str, Any]) -> None:
    """Dimensions sum to 100, indicators to their dimension. Raises SchemeRefused naming the first that does not."""
    total = sum(Decimal(part["weight"]) for part in data["dimensions"])
    if total != 100:
        raise SchemeRefused(f"各维度分值之和是 {total}，应为 100。")
    for part in data["dimensions"]:
        inner = sum(Decimal(row["weight"]) for row in part["indicators"])
        if inner != Decimal(part["weight"]):
            raise SchemeRefused(f"“{part['name']}”的指标分值之和是 {inner}，应为 {part['weight']}。")
