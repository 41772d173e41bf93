"""The arithmetic of the chain: whatever single thing is changed, it is found."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from accounts.audit_chain import GENESIS, Head, Sealed, Walk, content_hash, link_hash


def chain(texts: list[str]) -> list[Sealed]:
    links, prev = [], GENESIS
    for seq, text in enumerate(texts, start=1):
        content = (f"id-{seq}", None, text, text, "{}", "t", "r")
        hashed = content_hash(content)
        link = link_hash(seq, prev, f"id-{seq}", hashed)
        links.append(Sealed(seq, prev, link, f"id-{seq}", hashed, content))
        prev = link
    return links


def kinds(links: list[Sealed], *anchors: Head) -> list[tuple[str, int]]:
    return [(fault.kind, fault.seq) for fault in Walk(anchors).faults(links)]


def changed(link: Sealed, what: str) -> Sealed:
    other = "f" * 64
    if what == "content" and link.content:
        return replace(link, content=(*link.content[:2], "x" + str(link.content[2]), *link.content[3:]))
    if what == "gone":
        return replace(link, content=None, content_hash=None)
    return replace(link, **{what: other if what != "event_id" else "id-0"})


TEXTS = st.lists(st.text(max_size=20), min_size=1, max_size=8)


@given(TEXTS)
def test_an_honest_chain_has_no_fault_and_holds_all_its_heads(texts: list[str]) -> None:
    links = chain(texts)
    assert kinds(links, *(Head(link.seq, link.hash) for link in links)) == []


@given(TEXTS, st.sampled_from(["content", "content_hash", "prev", "hash", "event_id", "gone"]), st.data())
def test_any_changed_link_is_found_at_its_place(texts: list[str], what: str, data: st.DataObject) -> None:
    links = chain(texts)
    at = data.draw(st.integers(0, len(links) - 1))
    links[at] = changed(links[at], what)
    assert at + 1 in {seq for _, seq in kinds(links)}


@given(st.lists(st.text(max_size=20), min_size=2, max_size=8), st.data())
def test_any_cut_is_found_by_an_anchor_at_the_end(texts: list[str], data: st.DataObject) -> None:
    links = chain(texts)
    anchor = Head(links[-1].seq, links[-1].hash)
    at = data.draw(st.integers(0, len(links) - 1))
    rest = links[:at] + links[at + 1 :]
    expected = ("tail", len(links)) if at == len(links) - 1 else ("gap", at + 1)
    assert kinds(rest, anchor) == [expected]


@given(TEXTS, TEXTS)
def test_another_chain_does_not_hold_the_anchor(first: list[str], second: list[str]) -> None:
    ours, theirs = chain(first), chain(second)
    anchor = Head(ours[-1].seq, ours[-1].hash)
    same = len(theirs) >= len(ours) and theirs[len(ours) - 1].hash == anchor.hash
    assert (kinds(theirs, anchor) == []) is same
