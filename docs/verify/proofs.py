"""Canonical JSON (RFC 8785), SHA-256 digests and the Merkle tree of the log (RFC 9162 §2.1)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from outcome import Failed, require


def canonical(value: object) -> bytes:
    return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode()


def ordered(value: object) -> object:
    if isinstance(value, float):
        raise Failed("a published value is a floating-point number; the rules allow none")
    if isinstance(value, list):
        return [ordered(item) for item in value]
    if isinstance(value, dict):
        return {key: ordered(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
    return value


def digest(value: object) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


def leaf_hash(entry: dict[str, Any]) -> bytes:
    return hashlib.sha256(b"\x00" + canonical(entry)).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def tree_root(leaves: list[bytes]) -> bytes:
    stack: list[bytes] = []
    for count, leaf in enumerate(leaves):
        stack.append(leaf)
        while count & 1:
            right = stack.pop()
            stack.append(node_hash(stack.pop(), right))
            count >>= 1
    if not stack:
        return hashlib.sha256(b"").digest()
    root = stack.pop()
    while stack:
        root = node_hash(stack.pop(), root)
    return root


def proves_inclusion(index: int, size: int, leaf: bytes, path: list[bytes], root: bytes) -> bool:
    node, last = index, size - 1
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            leaf = node_hash(sibling, leaf)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            leaf = node_hash(leaf, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and leaf == root


def proves_consistency(first: int, second: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> bool:
    if first == 0 or first == second:
        return not path and (old_root == new_root if first else old_root == tree_root([]))
    proof = [old_root, *path] if first & (first - 1) == 0 else path
    if not proof:
        return False
    node, last = first - 1, second - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = proof[0]
    for sibling in proof[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and (old, new) == (old_root, new_root)


def unhex(text: object, length: int, what: str) -> bytes:
    try:
        data = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        data = b""
    require(len(data) == length and data.hex() == text, f"{what} is not {length} bytes in lower-case hex")
    return data
