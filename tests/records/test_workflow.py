"""The table of transitions, exhaustively: what stands in it works, what does not is refused."""

import pytest

from accounts.enums import Role
from records import workflow
from records.enums import Action, Handling, Status
from records.exceptions import TransitionRefused

PAIRS = {(step.source, step.action) for step in workflow.STEPS}


@pytest.mark.parametrize("action", Action.values)
@pytest.mark.parametrize("source", ["", *Status.values])
def test_every_pair_of_state_and_action(source, action):
    if (source, action) in PAIRS:
        step = workflow.find_step(source, action)
        assert (step.source, step.action) == (source, action)
        assert action in workflow.actions_from(source)
    else:
        with pytest.raises(TransitionRefused, match="不能"):
            workflow.find_step(source, action)
        assert action not in workflow.actions_from(source)


def test_what_each_state_allows():
    allowed = {source: set(workflow.actions_from(source)) for source in ["", *Status.values]}
    ending = {Action.REPAIR, Action.EXPIRE}
    public = {Action.AMEND, Action.CORRECT, Action.WITHDRAW, *ending}
    assert allowed == {
        "": {Action.CREATE},
        Status.DRAFT: {Action.SUBMIT, Action.DISCARD},
        Status.SUBMITTED: {Action.APPROVE, Action.RETURN, Action.TAKE_BACK},
        Status.RETURNED: {Action.SUBMIT, Action.DISCARD},
        Status.APPROVED: {Action.PUBLISH, Action.CORRECT, Action.WITHDRAW, Action.REPAIR},
        Status.PUBLISHED: {Action.MARK_OBJECTION, *public},
        Status.AMENDED: {Action.MARK_OBJECTION, *public},
        Status.UNDER_OBJECTION: {Action.CLEAR_OBJECTION, *public},
        Status.REPAIRED: {Action.RELIST, Action.CORRECT, Action.WITHDRAW},
        Status.EXPIRED: {Action.CORRECT, Action.WITHDRAW},
        Status.WITHDRAWN: set(),
    }


def test_review_and_publication_need_a_second_person():
    second = {Action.APPROVE, Action.RETURN, Action.PUBLISH, Action.AMEND, Action.CORRECT}
    assert {step.action for step in workflow.STEPS if step.four_eyes} == second


def test_only_rules_act_without_a_person():
    assert {step.action for step in workflow.STEPS if not step.role} == {Action.REPAIR, Action.EXPIRE}
    assert {step.role for step in workflow.STEPS} == {"", Role.CLERK, Role.REVIEWER, Role.PUBLISHER}


def test_two_rows_of_one_pair_are_told_apart_by_the_target():
    step = workflow.find_step(Status.UNDER_OBJECTION, Action.CLEAR_OBJECTION, Status.AMENDED)
    assert step.target == Status.AMENDED
    with pytest.raises(TransitionRefused):
        workflow.find_step(Status.UNDER_OBJECTION, Action.CLEAR_OBJECTION, Status.DRAFT)


@pytest.mark.parametrize("source", Handling.values)
@pytest.mark.parametrize("target", Handling.values)
def test_every_pair_of_handling_states(source, target):
    if target in workflow.HANDLING[source]:
        workflow.check_handling(source, target)
    else:
        with pytest.raises(TransitionRefused, match="不能直接变为"):
            workflow.check_handling(source, target)


def test_removal_is_asked_for_after_performance_or_settlement_only():
    sources = {s for s, targets in workflow.HANDLING.items() if Handling.REMOVAL_REQUESTED in targets}
    assert sources == {Handling.PERFORMED, Handling.SETTLING}


def test_every_handling_state_can_be_reached_and_a_removed_case_listed_again():
    reached = {target for targets in workflow.HANDLING.values() for target in targets}
    assert reached == set(Handling.values) - {Handling.WARNED}
    assert Handling.LISTED in workflow.HANDLING[Handling.COURT_DELETED]
