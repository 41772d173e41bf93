"""RFC 9162 §2.1: known vectors, and every (index, size) and (first, second) up to 64 leaves."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib import merkle

# The eight inputs and roots used by the public Certificate Transparency test suites.
INPUTS = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LARGEST = 64


def build(leaves):
    """Store the nodes the way the log does: one leaf after the other."""
    nodes = {}
    for size, leaf in enumerate(leaves):
        for level, index, value in merkle.append_nodes(size, leaf, lambda lv, ix: nodes[lv, ix]):
            assert (level, index) not in nodes
            nodes[level, index] = value
    return lambda level, index: nodes[level, index]


LEAVES = [merkle.leaf_hash(str(number).encode()) for number in range(LARGEST)]
GET_NODE = build(LEAVES)


def naive_root(leaves):
    """The definition of RFC 9162 §2.1.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return merkle.node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


def naive_inclusion(index, leaves):
    if len(leaves) == 1:
        return []
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if index < split:
        return [*naive_inclusion(index, leaves[:split]), naive_root(leaves[split:])]
    return [*naive_inclusion(index - split, leaves[split:]), naive_root(leaves[:split])]


def test_known_roots():
    leaves = [merkle.leaf_hash(data) for data in INPUTS]
    assert [merkle.root_from_leaves(leaves[: size + 1]).hex() for size in range(8)] == ROOTS
    assert merkle.root_from_leaves([]) == hashlib.sha256(b"").digest() == merkle.root(0, GET_NODE)


def test_known_proofs():
    leaves = [merkle.leaf_hash(data) for data in INPUTS]
    get_node = build(leaves)
    assert [node.hex() for node in merkle.inclusion_path(0, 8, get_node)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]
    assert [node.hex() for node in merkle.consistency_path(6, 8, get_node)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_every_root_up_to_64():
    for size in range(LARGEST + 1):
        expected = naive_root(LEAVES[:size])
        assert merkle.root(size, GET_NODE) == expected
        assert merkle.root_from_leaves(iter(LEAVES[:size])) == expected


def test_every_inclusion_proof_up_to_64():
    for size in range(1, LARGEST + 1):
        root = merkle.root(size, GET_NODE)
        for index in range(size):
            path = merkle.inclusion_path(index, size, GET_NODE)
            if size <= 20:
                assert path == naive_inclusion(index, LEAVES[:size])
            assert merkle.verify_inclusion(index, size, LEAVES[index], path, root)
            assert not merkle.verify_inclusion(index, size, LEAVES[index], [*path, root], root)
            assert not merkle.verify_inclusion(index, size, LEAVES[index - 1], path, root) or size == 1
            assert not path or not merkle.verify_inclusion(index, size, LEAVES[index], path[:-1], root)


def test_every_consistency_proof_up_to_64():
    roots = [merkle.root(size, GET_NODE) for size in range(LARGEST + 1)]
    for second in range(LARGEST + 1):
        for first in range(second + 1):
            path = merkle.consistency_path(first, second, GET_NODE)
            assert merkle.verify_consistency(first, second, roots[first], roots[second], path)
            assert not merkle.verify_consistency(first, second, roots[first], b"x" * 32, path) or not first
            assert not merkle.verify_consistency(first, second, b"x" * 32, roots[second], path)
            assert not merkle.verify_consistency(first, second, roots[first], roots[second], [*path, b"x" * 32])


@given(st.data())
def test_a_changed_leaf_or_step_is_found(data):
    size = data.draw(st.integers(2, LARGEST))
    index = data.draw(st.integers(0, size - 1))
    path = merkle.inclusion_path(index, size, GET_NODE)
    step = data.draw(st.integers(0, len(path) - 1))
    bit = data.draw(st.integers(0, 255))
    flipped = bytearray(path[step])
    flipped[bit // 8] ^= 1 << bit % 8
    changed = [*path[:step], bytes(flipped), *path[step + 1 :]]
    assert not merkle.verify_inclusion(index, size, LEAVES[index], changed, merkle.root(size, GET_NODE))


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3)])
def test_a_leaf_outside_the_tree_is_refused(index, size):
    with pytest.raises(ValueError):
        merkle.inclusion_path(index, size, GET_NODE)
    assert not merkle.verify_inclusion(index, size, LEAVES[0], [], LEAVES[0])


@pytest.mark.parametrize(("first", "second"), [(4, 3), (-1, 3)])
def test_a_shrinking_tree_is_refused(first, second):
    with pytest.raises(ValueError):
        merkle.consistency_path(first, second, GET_NODE)
    assert not merkle.verify_consistency(first, second, LEAVES[0], LEAVES[0], [])


def test_an_empty_proof_proves_nothing_between_different_sizes():
    assert not merkle.verify_consistency(3, 5, LEAVES[0], LEAVES[0], [])
    with pytest.raises(ValueError):
        merkle.root(-1, GET_NODE)
