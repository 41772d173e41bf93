"""The arithmetic of the audit chain, independent of the database functions that write it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from integrity_portal.lib.canonical import sha256_hex

GENESIS = "0" * 64


@dataclass(frozen=True)
class Head:
    """Where a chain ended at some time."""

    seq: int
    hash: str


@dataclass(frozen=True)
class Sealed:
    """One link with the event it seals; the event's fields are None when the event is gone."""

    seq: int
    prev: str
    hash: str
    event_id: str
    content_hash: str | None
    content: tuple[str | int | None, ...] | None


@dataclass(frozen=True)
class Fault:
    """Something that is wrong with the chain, and where (`seq` 0: no place in the chain)."""

    kind: str
    seq: int
    text: str


def content_hash(content: Iterable[str | int | None]) -> str:
    """SHA-256 of the JSON array of an event's fields, as the database writes it (hex)."""
    return _hash(list(content))


def link_hash(seq: int, prev: str, event_id: str, content: str) -> str:
    """SHA-256 over the place, the link before, the event and its content hash (hex)."""
    return _hash([seq, prev, event_id, content])


def _hash(values: list[str | int | None]) -> str:
    return sha256_hex(json.dumps(values, ensure_ascii=False).encode())


class Walk:
    """Walks the chain in order, once, in constant memory, and remembers the anchors it passed."""

    def __init__(self, anchors: Iterable[Head] = ()) -> None:
        self.anchors: dict[int, set[str]] = {}
        for anchor in anchors:
            self.anchors.setdefault(anchor.seq, set()).add(anchor.hash)
        self.head = Head(0, GENESIS)

    def faults(self, links: Iterable[Sealed]) -> Iterator[Fault]:
        """Every fault of the chain, located; then the anchors that were never reached."""
        for link in links:
            yield from self._check(link)
            self.head = Head(link.seq, link.hash)
            if self.anchors.pop(link.seq, {link.hash}) != {link.hash}:
                yield Fault("anchor", link.seq, "与先前留存的链头不一致，此前的记录被改写")
        for seq in sorted(self.anchors):
            if seq > 0:
                yield Fault("tail", seq, "先前留存的链头在链上已不存在，链尾被截断")

    def _check(self, link: Sealed) -> Iterator[Fault]:
        if link.seq != self.head.seq + 1:
            yield Fault("gap", self.head.seq + 1, f"第 {self.head.seq + 1} 环至第 {link.seq - 1} 环缺失")
        elif link.prev != self.head.hash:
            yield Fault("order", link.seq, "与前一环不衔接，顺序被改动或有插入")
        if link.content is None or link.content_hash is None:
            yield Fault("missing", link.seq, "所记事件已不存在")
            return
        if content_hash(link.content) != link.content_hash:
            yield Fault("content", link.seq, "事件内容被改动")
        if link_hash(link.seq, link.prev, link.event_id, link.content_hash) != link.hash:
            yield Fault("link", link.seq, "本环摘要不符，链接或内容摘要被改动")
