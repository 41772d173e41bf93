"""What a record or an organisation can be found by."""

from collections.abc import Iterable

from disclosure.catalogue import LEDGERS
from disclosure.models import PublicOrganisation, PublicRegion
from disclosure.publishing.shapes import Content
from integrity_portal.lib.case_numbers import normalise_case_number
from integrity_portal.lib.text import tsvector_literal


def record_tokens(
    *,
    number: str,
    ledger: str,
    title: str,
    content: Content,
    extra: Iterable[str],
    region: PublicRegion,
    district: PublicRegion,
    organisation: PublicOrganisation,
) -> str:
    """The tsvector literal of one record: title, parties, places, searchable fields, initials."""
    texts = [title, number, *organisation_texts(organisation), district.name]
    if region.code != district.code:
        texts.append(region.name)
    for field in LEDGERS[ledger].fields:
        value = content.get(field.name)
        if field.searchable and isinstance(value, str):
            texts.append(field.choices[value] if field.choices else value)
    return tsvector_literal([*texts, *extra])


def organisation_texts(organisation: PublicOrganisation) -> list[str]:
    """Names, former names, credit code and pinyin initials of an organisation."""
    texts = [organisation.name, organisation.short_name, organisation.uscc, organisation.initials]
    return [text for text in (*texts, *organisation.former_names) if text]


def lookup_of(ledger: str, content: Content) -> str:
    """The exact search term of a record (its case number), empty where the ledger has none."""
    for field in LEDGERS[ledger].fields:
        value = content.get(field.name)
        if field.lookup and isinstance(value, str):
            return _normal(value)
    return ""


def _normal(value: str) -> str:
    """As the look-up asks for it; an unusual case number stays findable as written."""
    try:
        return normalise_case_number(value)
    except ValueError:
        return value
