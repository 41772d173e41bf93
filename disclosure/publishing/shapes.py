"""What callers hand to the door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

Content = Mapping[str, str | int | None]


@dataclass(frozen=True)
class RecordCopy:
    """One record as the public may see it.

    `content`: every public field of the ledger by name (`catalogue`), money as `6650000.00`,
    dates as `YYYY-MM-DD`, percent as `80` or `80.5`, choices by code, None where empty.
    `search`: further public texts to be found by. `until`: the day disclosure ends, if known.
    """

    number: str
    ledger: str
    title: str
    region_code: str
    organisation_id: UUID
    occurred_on: date
    content: Content
    search: Sequence[str] = ()
    until: date | None = None


@dataclass(frozen=True)
class RegionCopy:
    """A region of the register; `parent` and `successor` are codes."""

    code: str
    name: str
    parent: str | None
    kind: str
    evaluated: bool
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None


@dataclass(frozen=True)
class OrganisationCopy:
    """A public body; `uscc` None where no credit code is known."""

    id: UUID
    uscc: str | None
    name: str
    region_code: str
    kind: str
    short_name: str = ""
    former_names: Sequence[str] = field(default=())
