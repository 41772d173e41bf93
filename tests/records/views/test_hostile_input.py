"""Input nobody types: NUL signs, numbers beyond all bounds, lists where a word is expected. Never a crash."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from accounts.enums import Role
from records.enums import LedgerCode
from records.ledgers import get_ledger
from tests.records.factories import make_arrears, make_case, make_return
from tests.records.views.words import page

pytestmark = pytest.mark.django_db

HUGE = "9" * 5000
HOSTILE = ("\x00", "a\x00b", HUGE, "٣", "²", "-1", "1e400", "NaN", "字" * 3000, "0001-01-01", "9999-12-31")
FIELDS = [
    "version",
    "reason",
    "reason_kind",
    "note",
    "mark",
    "paid_on",
    "amount",
    "document",
    "state",
    "happened_on",
    "situation",
    "agreed_on",
    "terms",
    "confirmed_on",
    "applied_on",
    "deleted_on",
    "cause",
    "route",
    "funds",
    "leader",
    "handler",
    "deadline",
    "done_on",
    "evidence",
    "milestones-0-title",
    "milestones-0-due_on",
    "instalments-0-due_on",
    "instalments-0-amount",
    "reason-title",
    "submit",
    "more",
]
STEPS = {
    "draft": "edit/ submit/ discard/",
    "submitted": "take-back/ review/approve/ review/return/",
    "approved": "correct/ payments/new/ handling/new/ settlements/new/ removals/new/ removals/deletion/ plan/ publish/",
    "published": "withdraw/ objection/ update/",
}


def crashes(client: Client, method: str, address: str, data: dict[str, Any]) -> list[str]:
    """What the page answered with 500 or not at all; nothing stays in the database."""
    point = transaction.savepoint()
    try:
        status = getattr(client, method)(address, data).status_code
        return [f"{address} {status} {str(data)[:80]}"] if status >= 500 else []
    except Exception as error:  # every exception is a crash of the page
        return [f"{address} {type(error).__name__}: {str(error)[:120]} {str(data)[:80]}"]
    finally:
        transaction.savepoint_rollback(point)


@pytest.fixture
def all_roles(sign_in: Any) -> dict[str, Client]:
    return {role: sign_in(role) for role in (Role.CLERK, Role.REVIEWER, Role.PUBLISHER)}


def actor(path: str, clients: dict[str, Client]) -> Client:
    if path.startswith("review"):
        return clients[Role.REVIEWER]
    return clients[Role.PUBLISHER if path in ("publish/", "withdraw/", "objection/", "update/") else Role.CLERK]


@pytest.mark.slow
@pytest.mark.parametrize("status", STEPS)
def test_no_step_breaks_on_strange_text(status: str, all_roles: dict[str, Client]) -> None:
    found = []
    for record in (make_case(status), make_arrears(status)):
        fields = [*FIELDS, *get_ledger(record.ledger).by_name]
        for path in (*STEPS[status].split(), "instalments/", "confirmation/"):
            client = actor(path, all_roles)
            for text in HOSTILE:
                found += crashes(client, "post", page(record, path), dict.fromkeys(fields, text))
    assert "\n".join(found) == ""


@pytest.mark.slow
def test_no_list_breaks_on_strange_parameters(all_roles: dict[str, Client]) -> None:
    make_case("submitted"), make_return()
    names = ["q", "status", "district", "organisation", "since", "until", "sort", "page", "show", "number", "check"]
    addresses = [f"/ledgers/{code}/" for code in LedgerCode.values]
    addresses += ["/ledgers/options/organisations/", "/", "/ledgers/arrears/new/"]
    found = []
    for text in HOSTILE:
        data = dict.fromkeys(names, text)
        for address in addresses:
            found += crashes(all_roles[Role.CLERK], "get", address, data)
        found += crashes(all_roles[Role.REVIEWER], "get", "/review/", data)
        found += crashes(all_roles[Role.REVIEWER], "post", "/review/approve/", data)
        found += crashes(all_roles[Role.PUBLISHER], "get", "/publishing/", data)
        found += crashes(all_roles[Role.PUBLISHER], "post", "/publishing/publish/", data)
        found += crashes(all_roles[Role.PUBLISHER], "post", "/publishing/update/", data)
    assert "\n".join(found) == ""


@pytest.mark.parametrize("name", ["milestones", "instalments"])
def test_a_row_number_beyond_all_bounds_is_no_row(name: str, all_roles: dict[str, Client]) -> None:
    record, path = (
        (make_case("approved"), "plan/") if name == "milestones" else (make_arrears("approved"), "instalments/")
    )
    for index in (HUGE, "²", "-1", "121"):
        assert (
            crashes(all_roles[Role.CLERK], "post", page(record, path), {f"{name}-{index}-due_on": "2018-11-01"}) == []
        )


FREE_TEXT = {
    "draft": {"discard/": {"reason": ""}},
    "submitted": {"review/return/": {"reason": ""}},
    "approved": {
        "payments/new/": {"paid_on": "2018-10-01", "amount": "1万", "document": "凭证", "note": ""},
        "correct/": {"note": "", "court": "沈阳市中级人民法院"},
    },
    "published": {"withdraw/": {"reason_kind": "duplicate", "note": ""}},
}


@pytest.mark.parametrize("status", FREE_TEXT)
@pytest.mark.parametrize("text", ["原\x00因", "因" * 3000])
def test_free_text_is_taken_or_refused_in_words(status: str, text: str, all_roles: dict[str, Client]) -> None:
    """Signs that no database stores are dropped; what is too long is said, and nothing is lost."""
    record, found = make_case(status), []
    for path, fields in FREE_TEXT[status].items():
        typed = {name: value or text for name, value in fields.items()}
        shown = all_roles[Role.CLERK].get(page(record, path)) if path == "correct/" else None
        if shown:
            form = shown.context["form"]
            typed = {name: form[name].value() for name in form.fields if form[name].value()} | typed
        typed["version"] = str(record.version)
        found += crashes(actor(path, all_roles), "post", page(record, path), typed)
    assert "\n".join(found) == ""
