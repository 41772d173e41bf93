"""The same promise on the real thing: literals that PostgreSQL accepts, and finds exactly."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrity_portal.lib.text import fold, runs, tsquery_literal, tsvector_literal

pytestmark = [pytest.mark.django_db, pytest.mark.database]

pieces = st.text("沈阳市皇姑区ab1", min_size=1, max_size=6)
texts = st.lists(st.lists(pieces, min_size=1, max_size=3).map("，".join), min_size=1, max_size=2)
in_one_transaction = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def ask(fields, typed):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [tsvector_literal(fields), tsquery_literal(typed)])
        return cursor.fetchone()[0]


@in_one_transaction
@given(texts, pieces)
def test_found_exactly_when_it_is_a_substring_of_a_run(fields, typed):
    expected = any(fold(typed) in run for field in fields for run in runs(field))
    assert ask(fields, typed) is expected
    assert ask(fields, f"{fields[0]} -{typed}") is not expected


@in_one_transaction
@given(st.lists(st.text(max_size=20), max_size=3), st.text(max_size=20))
def test_any_text_makes_literals_that_postgresql_accepts(fields, typed):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector, %s::tsquery", [tsvector_literal(fields), tsquery_literal(typed)])
        vector, _ = cursor.fetchone()
        cursor.execute("SELECT length(%s::tsvector)", [tsvector_literal(fields)])
        assert cursor.fetchone()[0] == len(
            {run[at : at + 2] for field in fields for run in runs(field) for at in range(len(run))}
        )
    assert (vector == "") is not any(runs(field) for field in fields)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("皇姑區", True), ("姑", True), ("（2018）辽0105执1234号", True), ("执12", True), ("沈阳 -大东", True),
        ("沈阳 -皇姑", False), ("皇区", False), ("区欠款", False), ("'\\ & | ! : *", None),
    ],
)  # fmt: skip
def test_what_people_type(typed, expected):
    assert ask(["沈阳市皇姑区", "欠款（2018）辽0105执1234号"], typed) is expected


def test_a_long_text_keeps_its_end_findable():
    assert ask(["皇姑区，" * 6000 + "末尾"], "末尾") is True
