"""What lies on the desks today: drafts, entries under review, corrections, an objection, a withdrawal."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from monitoring.demonstration.arrears import ArrearsStory, seeded
from monitoring.demonstration.names import SEED
from monitoring.demonstration.stories import Desk
from records.actions.amendments import propose_amendment
from records.actions.drafting import create_record
from records.actions.publishing import mark_objection, withdraw_record
from records.enums import Status, WithdrawalReason
from records.ledgers import as_text, from_detail, get_ledger
from records.models import Record

STEPS = {
    "draft": ("create",),
    "submitted": ("create", "submit"),
    "returned": ("create", "submit", "send_back"),
    "approved": ("create", "submit", "approve"),
}
WAITING = {"draft": 2, "submitted": 3, "returned": 1, "approved": 2}


def leave_work(desks: list[Desk], at: datetime) -> None:
    """Some of everything for each district's officers, a few hours to days old at `at`."""
    for index, desk in enumerate(desks):
        chance = random.Random(SEED * 1000 + index)  # noqa: S311 (demonstration data, not a secret)
        for state, count in WAITING.items():
            for _ in range(count):
                _bring(desk, chance, STEPS[state], at)
        _incomplete_draft(desk, at - timedelta(hours=2))
        _on_published(desk, at)


def _bring(desk: Desk, chance: random.Random, steps: tuple[str, ...], at: datetime) -> None:
    began = at - timedelta(days=chance.randint(1, 6), minutes=chance.randint(0, 300))
    story = ArrearsStory(desk, seeded(chance), began.date(), 0.8)
    for number, step in enumerate(steps):
        story.at(began + timedelta(minutes=40 * number))
        getattr(story, step)()


def _incomplete_draft(desk: Desk, at: datetime) -> None:
    data = {"organisation": desk.bodies[0], "title": f"示例{desk.name}待补充的欠款"}
    create_record(ledger="arrears", data=data, by=desk.clerk, at=at, directory=desk.directory)


def _on_published(desk: Desk, at: datetime) -> None:
    """Of the district's newest published debts: one objected to, one withdrawn, one with a correction waiting."""
    shown = Record.objects.for_officer(desk.reviewer).filter(ledger="arrears", status=Status.PUBLISHED)
    newest = list(shown.order_by("-published_at", "-pk")[:3])
    for record, act in zip(newest, (_object, _withdraw, _correct), strict=False):
        act(desk, record, at)


def _object(desk: Desk, record: Record, at: datetime) -> None:
    mark_objection(record=record, by=desk.publisher, at=at - timedelta(hours=5))


def _withdraw(desk: Desk, record: Record, at: datetime) -> None:
    reason = WithdrawalReason.ENTERED_WRONGLY
    withdraw_record(record=record, by=desk.publisher, at=at - timedelta(hours=4), reason_kind=reason, note="示例撤销")


def _correct(desk: Desk, record: Record, at: datetime) -> None:
    data = as_text(from_detail(get_ledger(record.ledger), record)) | {"fund_source": "年度预算追加安排"}
    propose_amendment(
        record=record,
        data=data,
        note="资金来源已落实，予以更正。",
        by=desk.clerk,
        at=at - timedelta(hours=3),
        expected_version=record.version,
    )
