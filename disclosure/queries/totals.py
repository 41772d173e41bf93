"""Totals for pages, from what is kept or bounded by one index."""

from django.db.models import Count, Sum

from disclosure.models import PublicOrganisation, PublicRecord, RecordTotal


def totals_by_ledger() -> dict[str, int]:
    """How many records are public, by ledger."""
    rows = RecordTotal.objects.values("ledger").annotate(total=Sum("records"))
    return {row["ledger"]: row["total"] for row in rows}


def organisation_totals(organisation: PublicOrganisation) -> dict[str, int]:
    """How many records one body has in public, by ledger."""
    rows = PublicRecord.objects.filter(organisation=organisation).order_by().values("ledger")
    return dict(rows.annotate(total=Count("number")).values_list("ledger", "total"))


def totals_by_code() -> dict[str, int]:
    """How many records are public, by the exact region code."""
    rows = RecordTotal.objects.values("region_code").annotate(total=Sum("records"))
    return {row["region_code"]: row["total"] for row in rows}
