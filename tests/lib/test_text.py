"""Search tokens: folding, literals, and the promise that every substring of a run is found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib.text import LAST_POSITION, fold, pinyin_initials, runs, tsquery_literal, tsvector_literal

CHARACTERS = "沈阳市皇姑区城建局ab1"
pieces = st.text(CHARACTERS, min_size=1, max_size=8)
texts = st.lists(pieces, min_size=1, max_size=4).map("，".join)


def read_vector(literal):
    """A tsvector literal as {lexeme: positions}."""
    return {
        lexeme: {int(position) for position in positions.split(",")}
        for lexeme, positions in re.findall(r"'([^']+)':([\d,]+)", literal)
    }


def matches(vector, query):
    """Evaluate the queries that `tsquery_literal` makes, as PostgreSQL does."""
    return query is not None and all(_holds(vector, term) for term in re.split(r" & (?![^(]*\))", query))


def _holds(vector, term):
    if term.startswith("!("):
        return not all(_holds(vector, part) for part in re.split(r" & ", term[2:-1]))
    lexemes = re.findall(r"'([^']+)'", term)
    if term.endswith(":*"):
        return any(lexeme.startswith(lexemes[0]) for lexeme in vector)
    starts = vector.get(lexemes[0], set())
    return any(all(start + at in vector.get(lexeme, set()) for at, lexeme in enumerate(lexemes)) for start in starts)


def found(fields, query):
    return matches(read_vector(tsvector_literal(fields)), tsquery_literal(query))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("瀋陽市皇姑區", "沈阳市皇姑区"),
        ("  沈阳市 \t\n 皇姑区\u3000", "沈阳市 皇姑区"),
        ("皇\u200b姑\ufeff区", "皇姑区"),
        ("皇姑\x00区", "皇姑 区"),
        ("Straße ΑΣ", "strasse ασ"),
        ("（2018）", "(2018)"),
        ("①", "1"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)), st.integers(0, 5), st.integers(0, 5))
def test_a_part_of_a_word_folds_like_the_word(text, start, length):
    assert fold(text[start : start + length]) == fold(text)[start : start + length]


def test_tokens_with_positions_gaps_and_merged_lexemes():
    assert tsvector_literal(["皇姑区", "皇姑"]) == "'皇姑':1,6 '姑区':2 '区':3 '姑':7"
    assert tsvector_literal(["a，b"]) == "'a':1 'b':4"
    assert tsvector_literal([]) == tsvector_literal(["", "，。"]) == ""


def test_positions_end_where_postgresql_ends():
    vector = read_vector(tsvector_literal(["皇姑区" * 6000, "末尾"]))
    assert max(max(positions) for positions in vector.values()) == LAST_POSITION
    assert vector["末尾"] == {LAST_POSITION}


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", None),
        (" ，。 - ", None),
        ("区", "'区':*"),
        ("皇姑", "'皇姑'"),
        ("皇姑区", "('皇姑' <-> '姑区')"),
        ("皇姑區　欠款", "('皇姑' <-> '姑区') & '欠款'"),
        ("皇姑 -欠款", "'皇姑' & !('欠款')"),
        ("皇姑 －欠款", "'皇姑' & !('欠款')"),
        ("皇姑-欠款", "'皇姑' & '欠款'"),
        ("-皇姑", "'皇姑'"),
        ("，， -皇姑", None),
        ("皇姑 -a，b", "'皇姑' & !('a':* & 'b':*)"),
        ("皇姑 - 欠款", "'皇姑' & '欠款'"),
        ("皇姑 皇姑", "'皇姑'"),
        ("it's", "'it' & 's':*"),
        ("'a\\' | !b:*", "'a':* & 'b':*"),
        ("(2018)辽", "('20' <-> '01' <-> '18') & '辽':*"),
    ],
)
def test_queries(typed, query):
    assert tsquery_literal(typed) == query


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("皇姑", True), ("姑", True), ("区", True), ("皇姑區", True), ("阳市皇", True), ("0105执", True),
        ("执12", True), ("（2018）辽0105执1234号", True), ("沈阳 皇姑", True), ("沈阳 -大东", True),
        ("沈阳 -皇姑", False), ("皇区", False), ("区2018", False), ("号欠款", False), ("大东", False),
        ("1234号 大东", False),
    ],
)  # fmt: skip
def test_what_people_type(typed, expected):
    fields = ["沈阳市皇姑区（2018）辽0105执1234号", "欠款"]
    assert found(fields, typed) is expected


@given(st.lists(texts, min_size=1, max_size=3), st.data())
def test_every_substring_of_a_run_is_found(fields, data):
    run = data.draw(st.sampled_from([run for field in fields for run in runs(field)]))
    start = data.draw(st.integers(0, len(run) - 1))
    end = data.draw(st.integers(start + 1, len(run)))
    assert found(fields, run[start:end])


@given(st.lists(texts, min_size=1, max_size=3), pieces)
def test_found_exactly_when_it_is_a_substring_of_a_run(fields, typed):
    expected = any(fold(typed) in run for field in fields for run in runs(field))
    assert found(fields, typed) is expected
    assert found(fields, f"{fields[0]} -{typed}") is not expected


@given(st.lists(st.text(max_size=30), max_size=3), st.text(max_size=30))
def test_any_text_makes_a_literal(fields, typed):
    assert isinstance(tsvector_literal(fields), str)
    assert tsquery_literal(typed) != ""


def test_pinyin_initials():
    assert pinyin_initials("沈阳市皇姑区") == "syshgq"
    assert pinyin_initials("瀋陽、重庆 ABC12") == "sy cq abc12"
    assert pinyin_initials("") == ""
