"""Appending to the transparency log: entries, tree nodes, signed head (RFC 9162 §2.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from disclosure.enums import LogAction, LogKind
from disclosure.models import DisclosureState, LogEntry, LogHead, LogNode
from disclosure.publishing.bulk import copy_rows
from disclosure.tree import stored_node
from integrity_portal.lib import merkle, signing
from integrity_portal.lib.canonical import canonical_json


@dataclass(frozen=True)
class Act:
    """One act of disclosure before it has its place in the log."""

    action: LogAction
    kind: LogKind
    number: str
    revision: int
    digest: str | None


def append(acts: Sequence[Act], *, state: DisclosureState, at: datetime) -> list[LogEntry]:
    """Append the acts in order and sign the new head. `state` must be locked by the caller."""
    entries = append_unsigned(acts, state=state, at=at)
    sign_head(state=state, at=at)
    return entries


def append_unsigned(acts: Sequence[Act], *, state: DisclosureState, at: datetime) -> list[LogEntry]:
    """Append one part of a batch; whoever calls this signs the head after the last part."""
    time = log_time(at)
    entries = [_entry(act, state.log_size + place, time) for place, act in enumerate(acts)]
    _store(entries, _grow(entries, state.log_size))
    state.log_size += len(entries)
    return entries


def log_time(at: datetime) -> str:
    """The instant as the log writes it: UTC, microseconds, `Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _entry(act: Act, index: int, time: str) -> LogEntry:
    entry = LogEntry(
        index=index,
        time=time,
        action=act.action.value,
        kind=act.kind.value,
        number=act.number,
        revision=act.revision,
        digest=act.digest,
    )
    entry.leaf_hash = merkle.leaf_hash(canonical_json(entry.as_entry())).hex()
    return entry


class _Nodes(dict[tuple[int, int], bytes]):
    """Nodes of this batch; older ones are read from the database once."""

    def __missing__(self, key: tuple[int, int]) -> bytes:
        self[key] = stored_node(*key)
        return self[key]

    def get_node(self, level: int, index: int) -> bytes:
        return self[level, index]


def _grow(entries: Sequence[LogEntry], size: int) -> _Nodes:
    nodes = _Nodes()
    for place, entry in enumerate(entries):
        leaf = bytes.fromhex(entry.leaf_hash)
        for level, index, value in merkle.append_nodes(size + place, leaf, nodes.get_node):
            nodes[level, index] = value
    return nodes


def _store(entries: Sequence[LogEntry], nodes: _Nodes) -> None:
    columns = ("index", "time", "action", "kind", "number", "revision", "digest", "leaf_hash")
    copy_rows(LogEntry, columns, ([getattr(entry, name) for name in columns] for entry in entries))
    first = entries[0].index
    grown = (
        (level, index, value.hex())
        for (level, index), value in nodes.items()
        if level and ((index + 1) << level) > first
    )
    copy_rows(LogNode, ("level", "index", "hash"), grown)


def sign_head(*, state: DisclosureState, at: datetime) -> None:
    """Sign size, root and time of the log as it stands."""
    size, time = state.log_size, log_time(at)
    root = merkle.root(size, stored_node).hex()
    message = canonical_json({"size": size, "root": root, "time": time})
    LogHead.objects.create(
        size=size,
        root=root,
        time=time,
        signature=signing.sign(settings.LOG_SIGNING_KEY, message),
        public_key=signing.public_key(settings.LOG_SIGNING_KEY),
    )
