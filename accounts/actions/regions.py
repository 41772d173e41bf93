"""Loading the administrative divisions."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from accounts.actions.audit import append_audit
from accounts.importing.regions import RegionRow
from accounts.models import Officer, Region
from integrity_portal.lib.canonical import digest

FIELDS = ["name", "parent_id", "kind", "evaluated", "valid_from", "valid_to", "successor_id"]


@dataclass(frozen=True)
class Loaded:
    """How many rows a load made, changed and found as they were."""

    created: int
    changed: int
    unchanged: int


def load_regions(*, rows: Sequence[RegionRow], by: Officer | None, at: datetime) -> Loaded:
    """Make or change the regions of `rows` (parents first); a load without a change writes nothing.

    Regions that the file does not name stay: a region ends by `valid_to`, it is not deleted.
    """
    with transaction.atomic():
        known = Region.objects.select_for_update().in_bulk([row.code for row in rows])
        new = [_region(row) for row in rows if row.code not in known]
        changed = [_region(row) for row in rows if row.code in known and not _same(known[row.code], row)]
        successors = {region.code: region.successor_id for region in new if region.successor_id}
        _write(new, changed, successors)
        if new or changed:
            detail = {"created": len(new), "changed": len(changed), "digest": _digest(rows)}
            append_audit(actor=by, verb="regions.loaded", target="regions", detail=detail, at=at)
    return Loaded(len(new), len(changed), len(rows) - len(new) - len(changed))


def _write(new: list[Region], changed: list[Region], successors: Mapping[str, str]) -> None:
    for region in new:
        region.successor_id = None
    Region.objects.bulk_create(new)
    for region in new:
        if region.code in successors:
            region.successor_id = successors[region.code]
            changed = [*changed, region]
    Region.objects.bulk_update(changed, FIELDS)


def _values(row: RegionRow) -> dict[str, object]:
    values = asdict(row)
    return {**values, "parent_id": values.pop("parent"), "successor_id": values.pop("successor")}


def _region(row: RegionRow) -> Region:
    values = _values(row)
    return Region(**{name: values[name] for name in ["code", *FIELDS]})


def _same(region: Region, row: RegionRow) -> bool:
    values = _values(row)
    return all(getattr(region, name) == values[name] for name in FIELDS)


def _digest(rows: Sequence[RegionRow]) -> str:
    return digest([{name: None if v is None else str(v) for name, v in asdict(row).items()} for row in rows])
