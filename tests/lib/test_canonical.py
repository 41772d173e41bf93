"""RFC 8785: the published example of §3.2.3, escapes of §3.2.2.2, and properties."""

import enum
import hashlib
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib.canonical import MAX_SAFE_INTEGER, canonical_json, digest, sha256_hex

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-MAX_SAFE_INTEGER, MAX_SAFE_INTEGER)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
keys = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_by_utf16_code_units():
    """The example of RFC 8785 §3.2.3: U+1F600 (a surrogate pair) sorts before U+FB33."""
    value = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    assert list(json.loads(canonical_json(value))) == [
        "\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33",
    ]  # fmt: skip


def test_strings_are_escaped_as_the_standard_says():
    text = "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/"
    assert canonical_json(text) == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'.encode()


def test_every_control_character():
    short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
    for code in range(0x20):
        expected = short.get(chr(code), f"\\u{code:04x}")
        assert canonical_json(chr(code)) == f'"{expected}"'.encode()
    assert canonical_json("\x7f\u2028") == '"\x7f\u2028"'.encode()


def test_there_is_no_white_space_and_nesting_is_kept():
    value = {"b": [1, {"d": None, "c": True}], "a": "区"}
    assert canonical_json(value) == '{"a":"区","b":[1,{"c":true,"d":null}]}'.encode()


@pytest.mark.parametrize("value", [1.0, Decimal("1.00"), (1,), {1}, b"x", object()])
def test_other_types_are_refused(value):
    with pytest.raises(TypeError):
        canonical_json({"value": value})


def test_other_keys_are_refused():
    with pytest.raises(TypeError):
        canonical_json({1: "x"})


@pytest.mark.parametrize("value", [MAX_SAFE_INTEGER + 1, -MAX_SAFE_INTEGER - 1, "\ud800", {"\ud800": 1}])
def test_values_that_json_cannot_carry_are_refused(value):
    with pytest.raises(ValueError):
        canonical_json(value)


def test_enumerations_are_written_as_their_values():
    class Colour(enum.StrEnum):
        RED = "red"

    class Level(enum.IntEnum):
        ONE = 1

    assert canonical_json([Colour.RED, Level.ONE]) == b'["red",1]'


def test_digest_is_sha256_of_the_canonical_bytes():
    assert digest({"b": 1, "a": 2}) == hashlib.sha256(b'{"a":2,"b":1}').hexdigest()
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(values)
def test_reading_it_back_gives_the_same_value_and_bytes(value):
    data = canonical_json(value)
    assert json.loads(data) == value
    assert canonical_json(json.loads(data)) == data


@given(st.dictionaries(keys, scalars, max_size=6))
def test_the_order_of_insertion_does_not_matter(value):
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)
