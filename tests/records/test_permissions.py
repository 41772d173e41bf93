import pytest

from accounts.enums import Reach, Role
from records import permissions, workflow
from records.enums import Action, Status
from tests.records.factories import make_case, office, officer

pytestmark = pytest.mark.django_db


def test_reach():
    record = make_case()
    other = officer(Role.CLERK, "210106")
    city = officer(Role.SUPERVISOR, "210100", reach=Reach.CITY)
    assert permissions.in_reach(officer(Role.CLERK), record)
    assert permissions.in_reach(city, record)
    assert not permissions.in_reach(other, record)
    own = officer(Role.REVIEWER, "210105", reach=Reach.ORGANISATION)
    assert permissions.in_reach(own, record) == (own.organisation_id == office().pk)


def test_reach_of_an_organisation_ends_at_its_own_rows():
    record = make_case()
    inside = officer(Role.PERSONNEL, reach=Reach.ORGANISATION)
    record.organisation = office("210106")
    assert not permissions.in_reach(inside, record)


@pytest.mark.parametrize("role", list(Role))
def test_each_predicate_asks_for_its_role(role):
    record = make_case(Status.APPROVED)
    user = officer(role, "210100", reach=Reach.CITY)
    found = {
        name
        for name in ("can_create", "can_edit", "can_record_event", "can_review", "can_publish", "can_withdraw")
        if getattr(permissions, name)(user, record)
    }
    expected = {
        Role.CLERK: {"can_create", "can_edit", "can_record_event"},
        Role.REVIEWER: {"can_review"},
        Role.PUBLISHER: {"can_publish", "can_withdraw"},
    }
    assert found == expected.get(role, set())


def test_the_clerk_of_a_record_is_neither_reviewer_nor_publisher():
    record = make_case(Status.SUBMITTED)
    user = officer(Role.REVIEWER)
    step = workflow.find_step(Status.SUBMITTED, Action.APPROVE)
    assert permissions.can_take(user, record, step)
    for column, value in (("entered_by", user), ("authors", [user.pk])):
        mine = make_case(Status.SUBMITTED)
        setattr(mine, column, value)
        assert not permissions.can_take(user, mine, step)
        assert not permissions.can_review(user, mine)
        assert not permissions.can_publish(user, mine)


def test_an_inactive_officer_may_nothing():
    record = make_case()
    user = officer(Role.CLERK)
    user.is_active = False
    assert not permissions.can_view(user, record)
    assert not permissions.can_edit(user, record)
