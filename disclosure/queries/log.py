"""The transparency log as it is read and proved."""

from dataclasses import dataclass

from disclosure.exceptions import ProofUnavailable
from disclosure.models import LogEntry, LogHead
from disclosure.tree import stored_node, with_stored_nodes
from integrity_portal.lib import merkle


@dataclass(frozen=True)
class Inclusion:
    """Proof that the entry `index` stands in the log of `size` entries; hashes in hex."""

    index: int
    size: int
    leaf_hash: str
    path: list[str]


@dataclass(frozen=True)
class Consistency:
    """Proof that the log of `second` entries only extends that of `first`."""

    first: int
    second: int
    path: list[str]


def newest_head() -> LogHead | None:
    """The signed head after the last entry, None for an empty log."""
    return LogHead.objects.order_by("-size").first()


def log_size() -> int:
    """How many entries the log has."""
    head = newest_head()
    return head.size if head else 0


def newest_entries(limit: int, *, before: int | None = None) -> list[LogEntry]:
    """The last entries (before an index, if given), newest first."""
    rows = LogEntry.objects.all() if before is None else LogEntry.objects.filter(index__lt=before)
    return list(rows.order_by("-index")[:limit])


def entries_after(index: int, limit: int) -> list[LogEntry]:
    """Entries in order, from the one after `index` (−1: from the start)."""
    return list(LogEntry.objects.filter(index__gt=index).order_by("index")[:limit])


def inclusion(index: int, size: int) -> Inclusion:
    """The inclusion proof; raises ProofUnavailable outside the log."""
    try:
        path, leaf = with_stored_nodes(
            lambda get_node: (merkle.inclusion_path(index, size, get_node), get_node(0, index))
        )
    except ValueError as error:
        raise ProofUnavailable("条目不在所给大小的日志中") from error
    except ProofUnavailable:
        _within(size)
        raise
    return Inclusion(index, size, leaf.hex(), [node.hex() for node in path])


def consistency(first: int, second: int) -> Consistency:
    """The consistency proof; raises ProofUnavailable outside the log."""
    _within(second)
    try:
        path = with_stored_nodes(lambda get_node: merkle.consistency_path(first, second, get_node))
    except ValueError as error:
        raise ProofUnavailable("两个日志大小的先后不对") from error
    return Consistency(first, second, [node.hex() for node in path])


def _within(size: int) -> None:
    known = log_size()
    if not 0 <= size <= known:
        raise ProofUnavailable(f"日志只有 {known} 条")


def leaf_hash(index: int) -> str:
    """The leaf hash of one entry, in hex; raises ProofUnavailable outside the log."""
    return stored_node(0, index).hex()
