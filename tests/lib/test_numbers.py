"""Record numbers: shape, chance, and how people type them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib.numbers import ALPHABET, new_number, normalise_number


def test_the_shape_fits_the_public_path():
    for _ in range(200):
        number = new_number()
        assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", number)
        assert re.fullmatch(r"[A-Z0-9-]{6,40}", number)


def test_numbers_do_not_repeat():
    assert len({new_number() for _ in range(5000)}) == 5000
    assert len(ALPHABET) == 32


@pytest.mark.parametrize(
    "typed",
    ["7K3M-9QXT-20VB", "7k3m9qxt20vb", " 7K3M 9QXT 20VB ", "７Ｋ３Ｍ－９ＱＸＴ－２０ＶＢ", "7K3M–9QXT–2OVB"],
)
def test_numbers_as_people_type_them(typed):
    assert normalise_number(typed) == "7K3M-9QXT-20VB"


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3M-9QXT-20VU", "7K3M-9QXT-20VBX", "皇姑区"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError, match="编号应为 12 位"):
        normalise_number(typed)


@given(st.text(ALPHABET, min_size=12, max_size=12))
def test_a_number_stays_as_it_is(compact):
    number = f"{compact[:4]}-{compact[4:8]}-{compact[8:]}"
    assert normalise_number(number) == normalise_number(number.lower()) == number
