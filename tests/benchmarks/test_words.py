"""Generated records: the same for the same size, no number twice, frequent and rare terms as promised."""

import re

from benchmarks import words


def test_the_same_size_gives_the_same_records() -> None:
    assert list(words.drafts(300)) == list(words.drafts(300))


def test_a_larger_size_begins_with_the_smaller_one() -> None:
    assert list(words.drafts(400))[:300] == list(words.drafts(300))


def test_numbers_are_record_numbers_and_never_repeat() -> None:
    numbers = [words.number_of(position) for position in range(100_000)]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"[A-Z0-9-]{6,40}", number) for number in numbers[:1000])


def test_rare_and_frequent_terms_occur_as_often_as_they_say() -> None:
    titles = [draft.title for draft in words.drafts(10_000)]
    rare = [title for title in titles if words.FEW[8] in title]
    assert len(rare) == 10_000 // words.RARE_EVERY
    assert all(sum(term in title for title in titles) == len(rare) for term in words.FEW.values())
    assert all(sum(term in title for title in titles) > 20 for term in words.COMMON.values())


def test_terms_have_the_length_they_stand_under() -> None:
    assert [(len(term), length) for length, term in {**words.COMMON}.items()] == [(n, n) for n in (1, 2, 4, 8)]
    assert [(len(term), length) for length, term in {**words.FEW}.items()] == [(n, n) for n in (1, 2, 4, 8)]
