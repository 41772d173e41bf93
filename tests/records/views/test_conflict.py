"""Two people edit one record: the second sees both texts, loses nothing, overwrites nothing unseen."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.enums import Role
from records.actions.drafting import save_record
from records.forms.typed import typed_values
from records.ledgers import get_ledger
from tests.accounts.factories import OfficerFactory
from tests.records.factories import NOW, make_case, office
from tests.records.views.words import page, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def overtaken(clerk: Client):
    """A draft that a colleague saved after the clerk had opened it: (record, what the clerk had open)."""
    record = make_case()
    opened = clerk.get(page(record, "edit/")).context["form"]
    mine = {name: opened[name].value() for name in opened.fields}
    mine = {name: value for name, value in mine.items() if value not in (None, False)}
    colleague = OfficerFactory(name="示例同事", roles=[Role.CLERK], reach="district", organisation=office())
    theirs = typed_values(get_ledger("default_case"), record) | {"court": "沈阳市和平区人民法院", "due_amount": "140万"}
    save_record(record=record, data=theirs, by=colleague, at=NOW, expected_version=record.version)
    return record, mine


def test_the_second_sees_both_texts(clerk: Client, overtaken) -> None:
    record, mine = overtaken
    response = clerk.post(page(record, "edit/"), {**mine, "due_amount": "150万", "draft": "1"})
    assert response.status_code == 409
    changes = [(c.label, c.before, c.after) for c in response.context["changes"]]
    assert changes == [
        ("执行法院", "沈阳市和平区人民法院", "沈阳市皇姑区人民法院"),
        ("应履行金额", "1,400,000.00 元", "1,500,000.00 元"),
    ]
    form = response.context["form"]
    assert form["due_amount"].value() == "150万"
    assert form["version"].value() == str(stored(record).version)
    assert "示例同事" in response.content.decode()
    assert str(stored(record).default_case.due_amount) == "1400000.00"


def test_the_second_goes_on_from_the_newest_version(clerk: Client, overtaken) -> None:
    record, mine = overtaken
    form = clerk.post(page(record, "edit/"), {**mine, "due_amount": "150万", "draft": "1"}).context["form"]
    again = {name: form[name].value() for name in form.fields}
    again = {name: value for name, value in again.items() if value not in (None, False)}
    response = clerk.post(page(record, "edit/"), {**again, "draft": "1"})
    assert response.headers["Location"] == page(record)
    assert str(stored(record).default_case.due_amount) == "1500000.00"


def test_a_stale_review_is_sent_to_the_newest_text(reviewer: Client) -> None:
    record = make_case("submitted")
    response = reviewer.post(page(record, "review/approve/"), {"version": record.version - 1})
    assert response.headers["Location"] == page(record, "review/")
    assert stored(record).status == "submitted"


def test_an_edit_that_comes_after_the_submission_keeps_its_text(clerk: Client) -> None:
    record = make_case()
    form = clerk.get(page(record, "edit/")).context["form"]
    mine = {name: form[name].value() for name in form.fields}
    mine = {name: value for name, value in mine.items() if value not in (None, False)}
    clerk.post(page(record, "submit/"), {"version": record.version})
    response = clerk.post(page(record, "edit/"), {**mine, "court": "沈阳市和平区人民法院", "draft": "1"})
    assert response.status_code == 409
    form = response.context["form"]
    assert form.non_field_errors() == ["记录状态为“待审核”，不能直接修改；已审核的记录请提出更正。"]
    assert form["court"].value() == "沈阳市和平区人民法院"


def test_a_correction_overtaken_by_a_publication_goes_on(clerk: Client, publisher: Client) -> None:
    record = make_case("approved")
    form = clerk.get(page(record, "correct/")).context["form"]
    mine = {name: form[name].value() for name in form.fields}
    mine = {name: value for name, value in mine.items() if value not in (None, False)} | {"submit": "1"}
    publisher.post(page(record, "publish/"))
    response = clerk.post(page(record, "correct/"), {**mine, "court": "沈阳市和平区人民法院", "note": "来函更正"})
    assert response.status_code == 409
    assert [change.label for change in response.context["changes"]] == ["执行法院"]
    again = response.context["form"]
    sent = {name: again[name].value() for name in again.fields}
    sent = {name: value for name, value in sent.items() if value not in (None, False)} | {"submit": "1"}
    assert clerk.post(page(record, "correct/"), sent).status_code == 302
    assert record.amendments.get().note == "来函更正"
