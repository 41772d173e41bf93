"""Terms that name one thing: record number, credit code, case number. They go past the text index."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from disclosure.models import PublicOrganisation
from integrity_portal.lib.case_numbers import normalise_case_number
from integrity_portal.lib.codes import check_uscc
from integrity_portal.lib.numbers import normalise_number

USCC_LENGTH = 18


@dataclass(frozen=True)
class CodeHint:
    """What a typed credit code turned out to be; `message` is empty when it is in order."""

    code: str
    message: str


def direct_match(q: str) -> Q | None:
    """An equality for a number in its groups, a credit code or a case number; None for anything else.

    Twelve characters in a row may as well be part of a code, or pinyin initials.
    """
    number = record_number(q)
    if number and not q.strip().isalnum():
        return Q(number=number)
    if looks_like_uscc(q):
        check = check_uscc(q)
        return Q(organisation__uscc=check.code) if check.valid else None
    try:
        return Q(lookup=normalise_case_number(q))
    except ValueError:
        return None


def record_number(q: str) -> str | None:
    """The record number that was typed, or None."""
    try:
        return normalise_number(q)
    except ValueError:
        return None


def looks_like_uscc(q: str) -> bool:
    """Whether the term has the length and letters of a credit code."""
    text = "".join(q.split()).replace("-", "")
    return len(text) == USCC_LENGTH and text.isascii() and text.isalnum()


def code_hint(q: str) -> CodeHint | None:
    """For a term that looks like a credit code: what its check digit says; None for other terms."""
    if not looks_like_uscc(q):
        return None
    check = check_uscc(q)
    return CodeHint(check.code, "" if check.valid else check.reason)


def organisation_by_key(key: str) -> PublicOrganisation | None:
    """An organisation by credit code (any case) or by its id."""
    rows = PublicOrganisation.objects.defer("search").select_related("region")
    if len(key) == USCC_LENGTH:
        return rows.filter(uscc=key.upper()).first()
    try:
        return rows.filter(id=UUID(key)).first()
    except ValueError:
        return None
