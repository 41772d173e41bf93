"""Credit codes and ID numbers: published examples, and python-stdnum where it is right."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from integrity_portal.lib import codes

BODIES = st.text(codes.USCC_ALPHABET, min_size=9, max_size=9).filter(lambda body: body[:8] != "0" * 8)


@st.composite
def credit_codes(draw, first=codes.USCC_ALPHABET):
    head = draw(st.sampled_from(first)) + draw(st.sampled_from(codes.USCC_ALPHABET))
    start = head + f"{draw(st.integers(0, 999999)):06d}" + draw(BODIES)
    if len(set(start)) == 1:
        start = "11" + start[2:]
    return start + codes.uscc_check_character(start)


@pytest.mark.parametrize(
    "code",
    ["1134160073302996XP", "11532300568802305C", " 1134 1600 7330 2996xp ", "１１５３２３００５６８８０２３０５Ｃ"],
)
def test_real_codes_of_public_bodies(code):
    assert codes.check_uscc(code) == codes.UsccCheck(codes.normalise_uscc(code), True, "")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("", "没有填写"),
        ("1134160073302996X", "现在是 17 位"),
        ("1134160073302996XQ", "校验码不符"),
        ("1134160073302969XP", "校验码不符"),
        ("11341600733O2996XP", "不使用字母 O"),
        ("11A41600733029960P", "第 3 至 8 位是数字"),
        ("113416007330299é0P", "由数字和大写字母组成"),
        ("00000000000000000X", "占位代码"),
        ("000000000000000000", "占位代码"),
        ("111111111111111111", "占位代码"),
        ("912101050000000009", "占位代码"),
    ],
)
def test_wrong_codes_say_why(code, reason):
    outcome = codes.check_uscc(code)
    assert outcome.valid is False
    assert reason in outcome.reason


def test_remainder_zero_and_thirty():
    """31 − 0 is written 0, 31 − 1 is 30: Y."""
    assert codes.uscc_check_character("0" * 17) == "0"
    assert codes.uscc_check_character("1" + "0" * 16) == "Y"


@given(credit_codes())
def test_every_well_formed_code_is_right_letters_first_too(code):
    assert codes.check_uscc(code).valid


@given(credit_codes(first="159Y"))
def test_the_maintained_library_agrees_where_the_first_character_suits_it(code):
    if code[2:4] in {"21", "11", "34"} and code[:2] in {"11", "12", "51", "91", "92", "93"}:
        assert uscc.is_valid(code)
    assert uscc.calc_check_digit(code) == codes.uscc_check_character(code[:17])


@given(credit_codes(), st.integers(0, 17), st.sampled_from(codes.USCC_ALPHABET))
def test_one_wrong_character_is_always_found(code, at, character):
    changed = code[:at] + character + code[at + 1 :]
    assert codes.check_uscc(changed).valid is (changed == code)


@pytest.mark.parametrize(
    ("number", "born"), [("11010519491231002X", date(1949, 12, 31)), ("440524188001010014", date(1880, 1, 1))]
)
def test_the_examples_of_the_standard(number, born):
    assert codes.check_citizen_id(number) == codes.CitizenIdCheck(number, True, "", born)
    assert codes.check_citizen_id(number.lower()).valid


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("", "现在是 0 位"),
        ("110105491231002", "15 位的旧身份证号码已停用"),
        ("110105194912310021", "校验码不符"),
        ("11010519490231002X", "出生日期"),
        ("1101051949123100XX", "前 17 位是数字"),
    ],
)
def test_wrong_id_numbers_say_why(number, reason):
    outcome = codes.check_citizen_id(number)
    assert outcome.valid is False
    assert reason in outcome.reason


@st.composite
def id_numbers(draw, counties):
    born = draw(st.dates(date(1930, 1, 1), date(2015, 12, 31)))
    start = f"{draw(counties)}{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return start + codes.id_check_character(start)


@given(id_numbers(st.integers(0, 999999).map("{:06d}".format)))
def test_an_unknown_county_is_no_error(number):
    assert codes.check_citizen_id(number).valid


@given(id_numbers(st.sampled_from(["110105", "210115", "210181"])))
def test_the_maintained_library_agrees_on_the_check_character(number):
    assert ric.calc_check_digit(number) == codes.id_check_character(number[:17])


@pytest.mark.parametrize("county", ["210115", "210181"])
def test_counties_that_the_maintained_library_refuses(county):
    """辽中区 and 新民市 are real; only an own validator lets their people in."""
    start = f"{county}19491231002"
    number = start + codes.id_check_character(start)
    assert codes.check_citizen_id(number).valid
    assert not ric.is_valid(number)


@given(id_numbers(st.just("210105")), st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(number, at, digit):
    changed = number[:at] + digit + number[at + 1 :]
    assert codes.check_citizen_id(changed).valid is (changed == number)


@given(st.text(max_size=20))
def test_any_text_has_an_outcome(text):
    assert bool(codes.check_uscc(text).reason) is not codes.check_uscc(text).valid
    assert bool(codes.check_citizen_id(text).reason) is not codes.check_citizen_id(text).valid
