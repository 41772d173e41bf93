"""One declaration per ledger. Adding a ledger: a model file, a ledger file, a migration, a test."""

from records.ledgers.arrears import ARREARS
from records.ledgers.base import FactRow, Field, Group, Kind, Ledger
from records.ledgers.cleaning import Cleaned, clean, validate
from records.ledgers.default_case import DEFAULT_CASE
from records.ledgers.directory import Directory
from records.ledgers.mapping import as_text, from_detail, natural_key, to_detail
from records.ledgers.monthly_return import MONTHLY_RETURN

LEDGERS: dict[str, Ledger] = {str(ledger.code): ledger for ledger in (DEFAULT_CASE, ARREARS, MONTHLY_RETURN)}


def get_ledger(code: str) -> Ledger:
    """The declaration of a ledger. Raises KeyError for an unknown code."""
    return LEDGERS[code]


__all__ = [
    "LEDGERS",
    "Cleaned",
    "Directory",
    "FactRow",
    "Field",
    "Group",
    "Kind",
    "Ledger",
    "as_text",
    "clean",
    "from_detail",
    "get_ledger",
    "natural_key",
    "to_detail",
    "validate",
]
