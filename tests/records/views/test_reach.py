"""Who may open what: rows out of reach are 404, a known row without the right is 403."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.enums import Role
from accounts.models import RoleGrant
from records import urls
from records.actions.amendments import propose_amendment
from records.actions.payments import add_payment
from records.ledgers import from_detail, get_ledger
from tests.records.factories import NOW, make_arrears, make_case, officer
from tests.records.views.words import page, stored

pytestmark = pytest.mark.django_db

ALL = ("", "history/", "preview/")
CLERK = [
    "edit/",
    "submit/",
    "take-back/",
    "discard/",
    "correct/",
    "payments/new/",
    "handling/new/",
    "settlements/new/",
    "removals/new/",
    "removals/deletion/",
    "plan/",
    "instalments/",
    "confirmation/",
]
REVIEWER = ("review/",)
PUBLISHER = ("publish/", "update/", "withdraw/", "objection/", "objection/clear/")


def patterns(entries=urls.urlpatterns):
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns)
        elif isinstance(entry, URLPattern):
            yield entry


def test_every_page_names_its_roles() -> None:
    views = {p.name: p.callback.view_class for p in patterns() if hasattr(p.callback, "view_class")}
    assert len(views) >= 40
    assert [name for name, view in views.items() if not view.roles] == []


def test_the_names_the_navigation_expects() -> None:
    names = get_resolver("integrity_portal.urls_office").namespace_dict["records"][1].reverse_dict
    assert {"desk", "list", "review", "publishing"} <= set(names)


@pytest.mark.parametrize("path", [*ALL, *CLERK])
def test_a_clerk_of_another_district_finds_nothing(path: str, sign_in) -> None:
    record = make_case("approved")
    assert sign_in(Role.CLERK, "210106").get(page(record, path)).status_code == 404


@pytest.mark.parametrize("path", [*ALL, *REVIEWER])
def test_a_reviewer_of_another_district_finds_nothing(path: str, sign_in) -> None:
    record = make_case("submitted")
    assert sign_in(Role.REVIEWER, "210106").get(page(record, path)).status_code == 404


@pytest.mark.parametrize("path", PUBLISHER)
def test_a_publisher_of_another_district_finds_nothing(path: str, sign_in) -> None:
    record = make_case("approved")
    assert sign_in(Role.PUBLISHER, "210106").get(page(record, path)).status_code == 404


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.PUBLISHER, Role.SUPERVISOR])
@pytest.mark.parametrize("path", CLERK)
def test_clerks_pages_are_closed_to_others(role: Role, path: str, sign_in) -> None:
    record = make_case("approved")
    assert sign_in(role).get(page(record, path)).status_code == 403
    assert sign_in(role).post(page(record, path)).status_code == 403


@pytest.mark.parametrize("role", [Role.CLERK, Role.SUPERVISOR])
@pytest.mark.parametrize("path", [*REVIEWER, *PUBLISHER])
def test_review_and_publication_are_closed_to_clerks(role: Role, path: str, sign_in) -> None:
    record = make_case("approved")
    assert sign_in(role).get(page(record, path)).status_code == 403


@pytest.mark.parametrize("role", [Role.CLERK, Role.REVIEWER, Role.PUBLISHER])
def test_no_address_of_another_districts_record_answers(role: Role, sign_in) -> None:
    """Every route below a record, read and written, with rows that exist: 404, or 403 without the role."""
    record = make_case("published")
    add_payment(record=record, paid_on="2018-10-09", amount="1万", document="凭证", by=officer(Role.CLERK), at=NOW)
    data = from_detail(get_ledger(record.ledger), record) | {"due_amount": "110万"}
    row = propose_amendment(
        record=record, data=data, note="更正", by=officer(Role.CLERK), at=NOW, expected_version=record.version
    )
    stranger, found = sign_in(role, "210106"), {}
    for pattern in urls.record_patterns:
        for pk in (row.pk, record.payments.get().pk, 10**30):
            path = str(pattern.pattern).replace("<int:pk>", str(pk))
            found[path] = {stranger.get(page(record, path)).status_code, stranger.post(page(record, path)).status_code}
    own = {path for path, answers in found.items() if answers <= {404, 405}}
    assert {path: answers for path, answers in found.items() if not answers <= {403, 404, 405}} == {}
    assert len(own) >= 6
    assert (stored(record).status, stored(record).version) == (record.status, record.version)


def test_a_row_that_does_not_exist_is_404(clerk: Client) -> None:
    record = make_case("approved")
    for pk in (0, 4711, 2**31, 10**30):
        for path in ("payments/{}/retract/", "handling/{}/retract/", "milestones/{}/", "corrections/{}/edit/"):
            assert clerk.get(page(record, path.format(pk))).status_code == 404


def test_four_eyes(clerk: Client) -> None:
    """A clerk who also reviews and publishes cannot do so with the own record."""
    record = make_case("submitted")
    for role in (Role.REVIEWER, Role.PUBLISHER):
        RoleGrant.objects.create(officer=clerk.officer, role=role, granted_at=record.entered_at)
    assert clerk.get(page(record, "review/")).status_code == 403
    assert clerk.post(page(record, "review/approve/"), {"version": record.version}).status_code == 403
    assert list(clerk.get("/review/").context["object_list"]) == []
    clerk.post("/review/approve/", {"number": record.number})
    assert stored(record).status == "submitted"


def test_an_unknown_ledger_and_a_number_of_another_ledger_are_404(clerk: Client) -> None:
    debt = make_arrears()
    assert clerk.get("/ledgers/unknown_one/").status_code == 404
    assert clerk.get(f"/ledgers/default_case/{debt.number}/").status_code == 404


def test_a_visitor_is_sent_to_the_sign_in_page() -> None:
    record = make_case()
    assert Client().get(page(record)).headers["Location"].startswith("/login/")


def test_changes_need_the_csrf_token(clerk: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer(Role.CLERK))
    record = make_case()
    assert strict.post(page(record, "submit/"), {"version": record.version}).status_code == 403
    assert stored(record).status == "draft"
