"""The Merkle tree of the transparency log: hashes, proofs and their checks after RFC 9162 §2.1.

Nodes are addressed as (level, index): the complete subtree over the 2**level leaves that begin at
leaf index × 2**level. Only complete subtrees are ever stored, so a stored node never changes.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

GetNode = Callable[[int, int], bytes]
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Return SHA-256(0x00 ‖ data) (RFC 9162 §2.1.1)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 ‖ left ‖ right) (RFC 9162 §2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_from_leaves(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaf *hashes* in their order; the root of none is SHA-256("").

    Keeps one hash per level, so any number of leaves can be streamed (RFC 9162 §2.1.2).
    """
    stack: list[bytes] = []
    for count, leaf in enumerate(leaves):
        stack.append(leaf)
        while count & 1:
            right = stack.pop()
            stack.append(node_hash(stack.pop(), right))
            count >>= 1
    if not stack:
        return EMPTY_ROOT
    root = stack.pop()
    while stack:
        root = node_hash(stack.pop(), root)
    return root


def root(size: int, get_node: GetNode) -> bytes:
    """Return the root of the first `size` leaves from stored nodes; reads at most log2(size) of them."""
    if size < 0:
        raise ValueError(f"a tree has no size {size}")
    return _subtree(0, size, get_node) if size else EMPTY_ROOT


def append_nodes(size: int, leaf: bytes, get_node: GetNode) -> Iterator[tuple[int, int, bytes]]:
    """Yield (level, index, hash) of every node that leaf number `size` completes, the leaf itself first.

    `get_node` is asked only for nodes that were complete before.
    """
    level, index, current = 0, size, leaf
    yield level, index, current
    while index & 1:
        current = node_hash(get_node(level, index - 1), current)
        level, index = level + 1, index >> 1
        yield level, index, current


def inclusion_path(index: int, size: int, get_node: GetNode) -> list[bytes]:
    """Return the inclusion proof of leaf `index` in the tree of `size` leaves (RFC 9162 §2.1.3.1).

    Raises ValueError unless 0 ≤ index < size.
    """
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size} leaves")
    path: list[bytes] = []
    start = 0
    while size > 1:
        split = _split(size)
        if index - start < split:
            path.append(_subtree(start + split, size - split, get_node))
            size = split
        else:
            path.append(_subtree(start, split, get_node))
            start, size = start + split, size - split
    return path[::-1]


def consistency_path(first: int, second: int, get_node: GetNode) -> list[bytes]:
    """Return the proof that the tree of `second` leaves extends that of `first` (RFC 9162 §2.1.4.1).

    Empty when the sizes are equal or `first` is 0. Raises ValueError unless 0 ≤ first ≤ second.
    """
    if not 0 <= first <= second:
        raise ValueError(f"no consistency proof from {first} to {second} leaves")
    if first in (0, second):
        return []
    path: list[bytes] = []
    start, size, known = 0, second, True
    while first != size:
        split = _split(size)
        if first <= split:
            path.append(_subtree(start + split, size - split, get_node))
            size = split
        else:
            path.append(_subtree(start, split, get_node))
            start, first, size, known = start + split, first - split, size - split, False
    if not known:
        path.append(_subtree(start, size, get_node))
    return path[::-1]


def verify_inclusion(index: int, size: int, leaf: bytes, path: Sequence[bytes], root: bytes) -> bool:
    """Say whether `path` proves leaf hash `leaf` at `index` under `root` of `size` (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, current = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            current = node_hash(sibling, current)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and current == root


def verify_consistency(first: int, second: int, first_root: bytes, second_root: bytes, path: Sequence[bytes]) -> bool:
    """Say whether `path` proves that the second tree extends the first (RFC 9162 §2.1.4.2)."""
    if not 0 <= first <= second:
        return False
    if first == second:
        return not path and first_root == second_root
    if first == 0:
        return not path and first_root == EMPTY_ROOT
    proof = [first_root, *path] if first & (first - 1) == 0 else list(path)
    if not proof:
        return False
    node, last = first - 1, second - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    return _walk_consistency(node, last, proof) == (first_root, second_root)


def _walk_consistency(node: int, last: int, proof: list[bytes]) -> tuple[bytes, bytes] | None:
    """Compute both roots that a consistency proof leads to, or None when its length is wrong."""
    old = new = proof[0]
    for sibling in proof[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    return (old, new) if last == 0 else None


def _split(size: int) -> int:
    """Largest power of two below `size` (size > 1)."""
    return 1 << ((size - 1).bit_length() - 1)


def _subtree(start: int, size: int, get_node: GetNode) -> bytes:
    """Hash of the `size` leaves from `start`, where `start` is a boundary of the RFC's own splitting."""
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return get_node(level, start >> level)
    split = _split(size)
    return node_hash(_subtree(start, split, get_node), _subtree(start + split, size - split, get_node))
