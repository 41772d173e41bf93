"""The bulk door in: checked rows of one file become submitted records, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction

from accounts.actions.audit import append_audit
from accounts.models import Officer
from integrity_portal.lib.canonical import canonical_json
from integrity_portal.lib.merkle import leaf_hash, root_from_leaves
from records import permissions
from records.actions.bulk import allow_time, copy_rows, next_ids
from records.actions.steps import local_day
from records.enums import Action, FactKind, Status
from records.exceptions import NotAllowed
from records.ledgers import Ledger, as_text, get_ledger, natural_key
from records.ledgers.base import Values
from records.models import Fact, ImportedFile, Record, Transition

LOCK = (117, 31)
CHUNK = 10_000


@dataclass(frozen=True)
class LoadResult:
    """What became of a file: `loaded` new records with their `numbers`, `skipped` that stood there
    already; `root` is the Merkle root of the loaded rows, empty when there is none."""

    loaded: int
    skipped: int
    numbers: Sequence[str] = field(default=())
    root: str = ""


@dataclass
class _Row:
    values: Values
    key: str
    text: bytes


def load_rows(*, ledger: str, rows: Sequence[Values], by: Officer, at: datetime, file_digest: str) -> LoadResult:
    """Insert rows that `clean(complete=True)` passed, as submitted records awaiting review.

    `rows`: its `values`. A row whose matter stands in the ledger (natural key), or earlier in the
    file, is skipped, so the same file twice changes nothing. One audit event carries the file's
    digest and the Merkle root of the rows (canonical JSON). All or nothing.

    Raises NotAllowed when a row lies outside the officer's reach.
    """
    declared = get_ledger(ledger)
    with transaction.atomic():
        allow_time()
        _lock()
        _check_reach(ledger, rows, by)
        new = _new_rows(declared, rows)
        if not new:
            return LoadResult(loaded=0, skipped=len(rows))
        numbers = _insert(declared, new, by, at, file_digest)
        root = root_from_leaves(leaf_hash(row.text) for row in new).hex()
        ImportedFile.objects.create(
            ledger=ledger, digest=file_digest, root=root, rows=len(new), entered_by=by, entered_at=at
        )
        detail = {"file": file_digest, "root": root, "rows": len(new), "skipped": len(rows) - len(new)}
        append_audit(actor=by, verb="ledger.import", target=f"ledger:{ledger}", detail=detail, at=at)
    return LoadResult(loaded=len(new), skipped=len(rows) - len(new), numbers=numbers, root=root)


def existing_keys(ledger: str, keys: Sequence[str]) -> set[str]:
    """Those of the natural keys that stand in the ledger and are not withdrawn."""
    found: set[str] = set()
    records = Record.objects.unscoped("natural keys tell duplicates, whoever entered them")
    for start in range(0, len(keys), CHUNK):
        same = records.filter(ledger=ledger, natural_key__in=keys[start : start + CHUNK])
        found.update(same.exclude(status=Status.WITHDRAWN).values_list("natural_key", flat=True))
    return found


def _lock() -> None:
    """Two imports of the same file at once: the second waits, and finds everything there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", LOCK)


def _check_reach(ledger: str, rows: Sequence[Values], by: Officer) -> None:
    places = {(row["organisation"], row["region"]) for row in rows}
    for organisation, region in places:
        if not permissions.can_create(by, Record(ledger=ledger, organisation=organisation, region=region)):
            raise NotAllowed("文件中有不属于本单位（本区县）的记录，不能导入。")


def _new_rows(ledger: Ledger, rows: Sequence[Values]) -> list[_Row]:
    keyed = [(natural_key(ledger, row) or "", row) for row in rows]
    seen = existing_keys(ledger.code, [key for key, _ in keyed])
    new = []
    for key, row in keyed:
        if key not in seen:
            seen.add(key)
            new.append(_Row(row, key, canonical_json(as_text(row))))
    return new


def _insert(ledger: Ledger, rows: list[_Row], by: Officer, at: datetime, file_digest: str) -> list[str]:
    ids = next_ids(Record, len(rows))
    day = local_day(at)
    spine = {
        "ledger": ledger.code,
        "status": Status.SUBMITTED,
        "entered_by": by.pk,
        "entered_at": at,
        "edited_by": by.pk,
        "edited_at": at,
        "submitted_at": at,
        "first_submitted_on": day,
        "authors": f"{{{by.pk}}}",
    }
    numbers: list[str] = []
    copy_rows(Record, _columns(Record), _record_rows(ledger, rows, ids, spine, numbers))
    same = {"complete": True} | ({ledger.filed_column: day} if ledger.filed_column else {})
    copy_rows(ledger.model, _columns(ledger.model), _detail_rows(ledger, rows, ids, same))
    _copy_history(rows, ids, by, at, file_digest)
    _copy_facts(ledger, rows, ids, day)
    return numbers


def _columns(model: type[models.Model]) -> list[str]:
    return [f.column for f in model._meta.concrete_fields]


def _filler(
    model: type[models.Model], fixed: dict[str, Any], varying: Sequence[str]
) -> Callable[[dict[str, Any]], list[Any]]:
    """Makes the values of one row, in column order, from those that vary, the fixed ones and defaults."""
    names = [f.name for f in model._meta.concrete_fields]
    defaults = {f.name: fixed.get(f.name, f.get_default()) for f in model._meta.concrete_fields}
    template = [defaults[name] for name in names]
    places = [(index, name) for index, name in enumerate(names) if name in set(varying)]

    def fill(values: dict[str, Any]) -> list[Any]:
        row = template.copy()
        for index, name in places:
            row[index] = values[name]
        return row

    return fill


def _record_rows(
    ledger: Ledger, rows: list[_Row], ids: list[int], fixed: dict[str, Any], numbers: list[str]
) -> Iterator[list[Any]]:
    new_number = Record._meta.get_field("number").get_default
    spine = [f.name for f in ledger.fields if f.spine]
    varying = [*spine, "id", "number", "natural_key", *(["title"] if ledger.title else [])]
    fill = _filler(Record, fixed, varying)
    for record_id, row in zip(ids, rows, strict=True):
        number = new_number()
        numbers.append(number)
        values = {name: row.values[name] for name in spine}
        values |= {"id": record_id, "number": number, "natural_key": row.key}
        values |= {"organisation": row.values["organisation"].pk, "region": row.values["region"].pk}
        if ledger.title:
            values["title"] = ledger.title(row.values)
        yield fill(values)


def _detail_rows(ledger: Ledger, rows: list[_Row], ids: list[int], fixed: dict[str, Any]) -> Iterator[list[Any]]:
    own = [f.name for f in ledger.fields if not f.spine]
    fill = _filler(ledger.model, fixed, [*own, "record"])
    for record_id, row in zip(ids, rows, strict=True):
        yield fill({**row.values, "record": record_id})


def _copy_history(rows: list[_Row], ids: list[int], by: Officer, at: datetime, digest: str) -> None:
    columns = (
        "record_id",
        "action",
        "from_status",
        "to_status",
        "actor_id",
        "at",
        "reason",
        "field_reasons",
        "snapshot",
    )
    note = f"批量导入，文件摘要 {digest[:16]}"
    fixed = (Action.SUBMIT, Status.DRAFT, Status.SUBMITTED, by.pk, at, note, "{}")
    copy_rows(
        Transition,
        columns,
        ((record_id, *fixed, row.text.decode()) for record_id, row in zip(ids, rows, strict=True)),
    )


def _copy_facts(ledger: Ledger, rows: list[_Row], ids: list[int], day: Any) -> None:
    columns = ("record_id", "ledger", "region_id", "district", "kind", "happened_on", "detail")
    copy_rows(
        Fact,
        columns,
        (
            (
                record_id,
                ledger.code,
                row.values["region"].pk,
                row.values["region"].pk[:6],
                FactKind.FIRST_SUBMITTED,
                day,
                "",
            )
            for record_id, row in zip(ids, rows, strict=True)
        ),
    )
