"""The transparency log: every entry, the signed head, and the portal's proofs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from answers import Source, listed
from outcome import Failed, Unchecked, note, ok, require
from proofs import canonical, leaf_hash, proves_consistency, proves_inclusion, tree_root, unhex

ENTRY_KEYS = {"index", "time", "action", "kind", "number", "revision", "digest"}
WITH_DIGEST = {"published", "amended", "objection_marked", "objection_cleared"}
WITHOUT_DIGEST = {"repaired", "expired", "withdrawn"}
KINDS = {"record", "month", "report", "dataset"}


class Log:
    """The portal's log as of one tree head, with every entry up to it, checked."""

    def __init__(self, source: Source, public_key: str | None, require_signature: bool) -> None:
        self.source = source
        self.head = source.get("/api/v1/log/")
        self.size, self.root = head_of(self.head)
        check_signature(self.head, public_key, require_signature)
        self.entries = list(self._entries())
        require(len(self.entries) == self.size, f"the head counts {self.size} entries, {len(self.entries)} were served")
        self.leaves = [leaf_hash(entry) for entry in self.entries]
        require(tree_root(self.leaves) == self.root, "the root recomputed from all entries is not the head's root")
        ok(f"log: {self.size} entries, recomputed root {self.root.hex()} as of {self.head.get('time')}")

    def _entries(self) -> Iterator[dict[str, Any]]:
        page = self.source.get("/api/v1/changes/", {"page_size": 200})
        expected = 0
        while True:
            for entry in listed(page, "results"):
                if expected >= self.size:
                    return  # appended after the head that is being checked
                check_entry(entry, expected)
                yield entry
                expected += 1
            if not page.get("next") or expected >= self.size:
                return
            page = self.source.follow(page["next"])
            require(bool(listed(page, "results")), "the change feed offers an empty next page")

    def expect_still(self, as_expected: bool) -> None:
        """Before something unexpected counts as a failure: it may have been published this very moment."""
        if not as_expected and self.source.get("/api/v1/log/").get("size") != self.size:
            raise Unchecked("the log grew while it was being checked: run the check again")

    def of(self, kind: str, number: str) -> list[dict[str, Any]]:
        return [entry for entry in self.entries if (entry["kind"], entry["number"]) == (kind, number)]

    def check_inclusion(self, entry: dict[str, Any]) -> None:
        """Ask the portal for the proof, too: whoever does not hold all entries depends on it."""
        index, leaf = entry["index"], self.leaves[entry["index"]]
        proof = self.source.get("/api/v1/log/inclusion/", {"index": index, "size": self.size})
        require(proof.get("leaf_hash") == leaf.hex(), f"the inclusion proof is for another leaf than entry {index}")
        path = [unhex(step, 32, "a step of the proof") for step in listed(proof, "path")]
        require(proves_inclusion(index, self.size, leaf, path, self.root), f"entry {index} is not proved included")
        ok(f"entry {index}: {entry['action']} {entry['time']}, inclusion proved")

    def check_extends(self, earlier: dict[str, Any], public_key: str | None, require_signature: bool) -> None:
        """Check that an earlier saved head is a beginning of this log."""
        first, old_root = head_of(earlier)
        check_signature(earlier, public_key, require_signature)
        same_key = earlier.get("public_key") == self.head.get("public_key")
        require(same_key, "the log is signed with another key than the earlier head")
        require(first <= self.size, f"the log shrank from {first} to {self.size} entries")
        changed = f"the first {first} entries are not those of the earlier head: history was changed"
        require(tree_root(self.leaves[:first]) == old_root, changed)
        proof = self.source.get("/api/v1/log/consistency/", {"first": first, "second": self.size})
        path = [unhex(step, 32, "a step of the proof") for step in listed(proof, "path")]
        proved = proves_consistency(first, self.size, old_root, self.root, path)
        require(proved, f"the consistency proof from {first} to {self.size} entries does not hold")
        ok(f"the log of {self.size} entries extends the earlier one of {first}")


def head_of(head: dict[str, Any]) -> tuple[int, bytes]:
    """Size and root of a head."""
    size = head.get("size")
    if type(size) is not int or size < 0:
        raise Failed("the head's size is not a count")
    return size, unhex(head.get("root"), 32, "the root of the head")


def check_entry(entry: dict[str, Any], index: int) -> None:
    require(isinstance(entry, dict) and set(entry) == ENTRY_KEYS, f"entry {index} has other keys than the seven")
    require(entry["index"] == index, f"entry {entry['index']} stands where entry {index} belongs")
    action, kind, value = entry["action"], entry["kind"], entry["digest"]
    require(action in WITH_DIGEST | WITHOUT_DIGEST and kind in KINDS, f"entry {index}: unknown {action} or {kind}")
    require((value is None) == (action in WITHOUT_DIGEST), f"entry {index}: {action} with digest {value}")


def check_signature(head: dict[str, Any], public_key: str | None, require_signature: bool) -> None:
    """Ed25519 over the canonical JSON of size, root and time; needs the package `cryptography`."""
    served = str(head.get("public_key"))
    require(public_key in (None, served), f"the head is signed with key {served}, not with the expected one")
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        if require_signature:
            raise Unchecked("the signature cannot be checked: `pip install cryptography`") from None
        note("signature NOT checked: the Python package `cryptography` is not installed")
        return
    message = canonical({key: head.get(key) for key in ("size", "root", "time")})
    try:
        key = Ed25519PublicKey.from_public_bytes(unhex(served, 32, "the public key"))
        key.verify(unhex(head.get("signature"), 64, "the signature"), message)
    except InvalidSignature:
        raise Failed(f"the signature of the head of {head.get('size')} entries is wrong") from None
    ok(f"signature of the head of {head.get('size')} entries, key {served}")
    if public_key is None:
        note("the key came from the portal itself; compare it with one known from elsewhere (--public-key)")
