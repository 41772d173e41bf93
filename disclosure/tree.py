"""Reading the stored Merkle tree."""

from collections.abc import Callable
from typing import TypeVar

from disclosure.exceptions import ProofUnavailable
from disclosure.models import LogEntry, LogNode
from integrity_portal.lib.merkle import GetNode

T = TypeVar("T")


def stored_node(level: int, index: int) -> bytes:
    """The hash of a complete subtree; raises ProofUnavailable where the log does not reach."""
    return stored_nodes({(level, index)})[level, index]


def stored_nodes(wanted: set[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
    """The hashes of several subtrees in at most two queries; raises ProofUnavailable as `stored_node`."""
    leaves = [index for level, index in wanted if level == 0]
    inner = [place for place in wanted if place[0]]
    found: dict[tuple[int, int], str] = {}
    if leaves:
        rows = LogEntry.objects.filter(index__in=leaves).values_list("index", "leaf_hash")
        found |= {(0, index): value for index, value in rows}
    if inner:
        nodes = LogNode.objects.filter(pk__in=inner).values_list("level", "index", "hash")
        found |= {(level, index): value for level, index, value in nodes}
    if missing := wanted - found.keys():
        level, index = min(missing)
        raise ProofUnavailable(f"the log holds no node {level}/{index}")
    return {place: bytes.fromhex(value) for place, value in found.items()}


def with_stored_nodes(walk: Callable[[GetNode], T]) -> T:
    """What `walk(get_node)` gives, with all its nodes read at once.

    Which nodes a proof needs depends on sizes only, not on hashes: a first walk over blanks notes them.
    """
    wanted: set[tuple[int, int]] = set()

    def note(level: int, index: int) -> bytes:
        wanted.add((level, index))
        return bytes(32)

    walk(note)
    nodes = stored_nodes(wanted)
    return walk(lambda level, index: nodes[level, index])
