"""Masking of parties, and the scan for personal numbers. ID numbers here are the standard's own examples."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from integrity_portal.lib.codes import USCC_ALPHABET, check_citizen_id, id_check_character, uscc_check_character
from integrity_portal.lib.masking import Finding, find_personal_numbers, mask_party, mask_person
from integrity_portal.lib.money import format_money
from integrity_portal.lib.numbers import ALPHABET, new_number

ID, ID_DIGITS = "11010519491231002X", "440524188001010014"
PHONE, CARD = "13800000000", "6222020000000000000"
hanzi = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=6)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张某"), ("李四光", "李某"), ("欧阳某修", "欧阳某"), ("諸葛亮", "諸葛某"), ("欧阳", "欧某"),
        ("买买提·吐尔逊", "买某"), (" 王 五 ", "王某"), ("John Smith", "J某"), ("", ""),
    ],
)  # fmt: skip
def test_persons(name, masked):
    assert mask_person(name) == masked


@pytest.mark.parametrize(
    ("name", "industry", "masked"),
    [
        ("沈阳甲乙建筑工程有限公司", "建筑公司", "某建筑公司"),
        ("沈阳甲乙建筑工程有限公司", "某建筑公司", "某建筑公司"),
        ("沈阳甲乙建筑工程有限公司", "", "某有限公司"),
        ("沈阳甲乙股份有限公司", " ", "某股份有限公司"),
        ("沈阳甲乙公司", "沈阳甲乙公司（建筑）", "某公司"),
        ("皇姑区甲乙建材商店", "", "某商店"),
        ("张三", "", "张某"),
        ("张三", "建材经营户", "某建材经营户"),
        ("甲乙丙丁戊己", "", "某单位"),
        ("", "", "某单位"),
    ],
)
def test_parties(name, industry, masked):
    assert mask_party(name, industry) == masked


@given(hanzi.filter(lambda name: len(name) > 2), st.sampled_from(["", "建筑业", "某工贸公司"]))
def test_a_masked_name_never_holds_the_name(name, industry):
    assert name not in mask_party(name, industry)
    assert name not in mask_person(name)
    assert mask_person(name).endswith("某")


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        (ID, ("citizen_id", "110***********002X")),
        (ID.lower(), ("citizen_id", "110***********002x")),
        (ID_DIGITS, ("citizen_id", "440***********0014")),
        ("110105 19491231 002X", ("citizen_id", "110***********002X")),
        ("１１０１０５１９４９１２３１００２Ｘ", ("citizen_id", "110***********002X")),
        (PHONE, ("phone", "138****0000")),
        ("138-0000-0000", ("phone", "138****0000")),
        ("１３８ ００００ ００００", ("phone", "138****0000")),
        (CARD, ("bank_card", "6222***********0000")),
        ("6222 0200 0000 0000 000", ("bank_card", "6222***********0000")),
        ("4111-1111-1111-1111", ("bank_card", "4111********1111")),
    ],
)
def test_what_is_found(written, finding):
    kind, masked = finding
    text = f"申请人张某（{written}），请联系。"
    assert find_personal_numbers(text) == [Finding(kind, 6, 6 + len(written), masked)]


def test_prefixes_of_telephone_numbers():
    text = "tel13800000000，+8613800000000，0086-138 0000 0000，86 13800000000"
    assert [text[found.start : found.end] for found in find_personal_numbers(text)] == [
        "13800000000", "13800000000", "138 0000 0000", "13800000000",
    ]  # fmt: skip


def test_several_in_order():
    found = find_personal_numbers(f"卡{CARD}，证{ID}，手机{PHONE}。")
    assert [finding.kind for finding in found] == ["bank_card", "citizen_id", "phone"]


def test_what_the_text_calls_an_id_number_counts_without_a_check_digit():
    assert [found.kind for found in find_personal_numbers("身份证号：110105194912310021")] == ["citizen_id"]
    assert [found.kind for found in find_personal_numbers("身份证号码 110105491231002")] == ["citizen_id"]
    assert find_personal_numbers("合同编号 110105491231002") == []


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码1134160073302996XP",
        "1134160073302996XP/202311-00155",
        "（2018）辽0105执13800000000号",
        "(2013)皇民二初字第13912345678号",
        "合同金额13800000000.00元",
        "￥13800000000",
        "13800000000 元",
        "13,800,000,000.00",
        "欠款13912345678万元",
        "沈政办发〔2018〕117号，2018年9月5日",
        "记录7K3M-9QXT-20VB",
        "记录1380-0000-0000",
        "摘要e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "工程编号210105201811010012345",
        "024-23456789",
        "20181101",
    ],
)
def test_what_is_not_personal(text):
    assert find_personal_numbers(text) == []


def credit_code(start):
    return start + uscc_check_character(start)


@given(
    st.text(USCC_ALPHABET, min_size=2, max_size=2),
    st.integers(0, 999999),
    st.text(USCC_ALPHABET, min_size=9, max_size=9),
)
def test_credit_codes_are_never_found(head, region, body):
    code = credit_code(f"{head}{region:06d}{body}")
    assume(not check_citizen_id(code).valid and body[:8] != "0" * 8 and len(set(code[:17])) > 1)
    assert find_personal_numbers(f"单位（{code}）") == []


def test_digits_right_as_both_are_an_id_number_unless_called_a_credit_code():
    both = next(
        code
        for code in (credit_code(f"1101051949123{serial:04d}") for serial in range(10000))
        if check_citizen_id(code).valid
    )
    assert [found.kind for found in find_personal_numbers(f"经办人{both}")] == ["citizen_id"]
    assert find_personal_numbers(f"统一社会信用代码：{both}") == []


@given(st.text(ALPHABET, min_size=12, max_size=12))
def test_record_numbers_are_never_found(compact):
    number = f"{compact[:4]}-{compact[4:8]}-{compact[8:]}"
    assert find_personal_numbers(f"记录{number}、{new_number()}。") == []


@given(st.decimals(0, 10**15, places=2))
def test_amounts_are_never_found(amount):
    assert find_personal_numbers(f"欠款{amount:.2f}，即{format_money(amount)}元、{amount:.0f}元") == []


@given(st.integers(2000, 2030), st.sampled_from(["辽0105执", "辽01民终", "最高法执复"]), st.integers(1, 10**12))
def test_case_numbers_are_never_found(year, court, number):
    assert find_personal_numbers(f"案号（{year}）{court}{number}号") == []


@given(hanzi, st.dates().filter(lambda day: day.year >= 1900), st.integers(0, 999), hanzi)
def test_every_right_id_number_is_found_and_hidden(before, born, order, after):
    start = f"110105{born:%Y%m%d}{order:03d}"
    number = start + id_check_character(start)
    [found] = find_personal_numbers(f"{before}{number}{after}")
    assert (found.start, found.end) == (len(before), len(before) + 18)
    assert number[6:14] not in found.masked


@given(st.text(max_size=60))
def test_findings_lie_in_the_text_and_never_overlap(text):
    found = find_personal_numbers(text)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in found)
    assert all(one.end <= next_.start for one, next_ in pairwise(found))


@pytest.mark.parametrize("part", ["1,", "1 ", "¥1", "1.1.", "(2018)", "6222 ", "中2018)", "1 元"])
def test_long_hostile_texts_take_no_longer_than_their_length_asks(part):
    """A pattern that went quadratic here took 16 seconds."""
    assert {finding.kind for finding in find_personal_numbers(part * 20_000)} <= {"bank_card", "phone"}
