"""Who may do what with a record: pure predicates. What the record's state allows is in `workflow`."""

from typing import Any

from accounts.enums import Reach, Role


def in_reach(user: Any, record: Any) -> bool:
    """The record lies in the officer's reach: own organisation, district, or the whole city."""
    if not user.is_active:
        return False
    if user.reach == Reach.CITY:
        return True
    if user.reach == Reach.DISTRICT:
        return record.region_id[:6] == user.district_code
    return record.organisation_id == user.organisation_id


def is_author(user: Any, record: Any) -> bool:
    """Entered, edited or submitted by this officer: the other pair of eyes must be somebody else's."""
    return user.pk == record.entered_by_id or user.pk in record.authors


def holds(user: Any, role: str) -> bool:
    return bool(user.is_active) and user.has_role(role)


def can_view(user: Any, record: Any) -> bool:
    return in_reach(user, record)


def misplaced(user: Any, organisation: Any, region: Any) -> str:
    """Which of the two an officer may not enter for: "organisation", "region", or nothing.

    Both lie in the officer's reach, so that nobody's entry counts against another district. A body of
    the city itself may have its matter in any district.
    """
    if user.reach == Reach.CITY:
        return ""
    own = organisation.pk == user.organisation_id
    if not own and (user.reach == Reach.ORGANISATION or organisation.region_id[:6] != user.district_code):
        return "organisation"
    of_the_city = user.reach == Reach.ORGANISATION and user.district_code.endswith("00")
    return "" if of_the_city or region.pk[:6] == user.district_code else "region"


def can_create(user: Any, record: Any) -> bool:
    return holds(user, Role.CLERK) and not misplaced(user, record.organisation, record.region)


def can_edit(user: Any, record: Any) -> bool:
    return holds(user, Role.CLERK) and in_reach(user, record)


# Payments, handling steps, plans and corrections are entered by the clerks of the same reach.
can_record_event = can_edit
can_propose_amendment = can_edit


def can_review(user: Any, record: Any) -> bool:
    return holds(user, Role.REVIEWER) and in_reach(user, record) and not is_author(user, record)


def can_publish(user: Any, record: Any) -> bool:
    return holds(user, Role.PUBLISHER) and in_reach(user, record) and not is_author(user, record)


def can_withdraw(user: Any, record: Any) -> bool:
    return holds(user, Role.PUBLISHER) and in_reach(user, record)


def can_take(user: Any, record: Any, step: Any) -> bool:
    """Role, reach and four eyes for one row of the transition table."""
    if not (holds(user, step.role) and in_reach(user, record)):
        return False
    return not (step.four_eyes and is_author(user, record))


def can_review_amendment(user: Any, amendment: Any) -> bool:
    return can_review(user, amendment.record) and user.pk != amendment.entered_by_id
