"""Arrears of the demonstration: entered, planned, paid in parts or at once, or not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from monitoring.demonstration.clock import later, office_hour
from monitoring.demonstration.names import INDUSTRY_WORDS, firm, project
from monitoring.demonstration.stories import Event, Story, yuan
from records.actions.instalments import save_repayment_plan
from records.actions.payments import add_payment
from records.enums import ArrearsClass, CreditorSize, PartyKind

CLASSES = (ArrearsClass.WORKS, ArrearsClass.WORKS, ArrearsClass.GOODS, ArrearsClass.SERVICES, ArrearsClass.DEPOSIT)
WORDS = {
    ArrearsClass.WORKS: "款",
    ArrearsClass.GOODS: "货物款",
    ArrearsClass.SERVICES: "服务款",
    ArrearsClass.DEPOSIT: "质量保证金",
}


class ArrearsStory(Story):
    """`plan`: instalments as (day, amount); without one the debt is paid at once or stays."""

    ledger = "arrears"

    def data(self) -> dict[str, Any]:
        chance = self.chance
        kind = chance.choice(CLASSES)
        self.amount = yuan(chance, 20_000, 2_600_000)
        self.due = self.entered - timedelta(days=chance.randint(20, 400))
        industry = chance.choice(tuple(INDUSTRY_WORDS))
        name = project(chance, self.desk.name, str(kind))
        serial = f"{self.due:%Y%m}-{chance.randrange(10**5):05d}"
        spine = self.spine(f"{name}{WORDS[kind]}", self.due - timedelta(days=chance.randint(30, 500)), "清欠台账")
        return spine | {
            "project": name,
            "contract_number": f"示例合同〔{self.due.year}〕{serial}号",
            "signed_on": self.due - timedelta(days=chance.randint(200, 700)),
            "contract_amount": self.amount * 4,
            "settled_amount": self.amount * 3,
            "paid_amount": self.amount * 2,
            "overdue_principal": self.amount,
            "due_date": self.due,
            "arrears_class": kind,
            "creditor_name": firm(chance, industry),
            "creditor_kind": PartyKind.ENTERPRISE,
            "creditor_industry": industry,
            "creditor_size": chance.choice((CreditorSize.SMALL, CreditorSize.MICRO, CreditorSize.MEDIUM)),
            "creditor_private": True,
            "fund_source": chance.choice(("年度预算", "专项资金", "存量资金盘活")),
        }

    def is_published(self) -> bool:
        return self.chance.random() < 0.94

    batched = False

    def events(self) -> Iterator[Event]:
        """An imported debt enters with its batch (batches.py); only what follows is its own."""
        if self.batched:
            return self.later_events(later(self.chance, self.entered, 36, 44))
        return super().events()

    def later_events(self, day: date) -> Iterator[Event]:
        if self.chance.random() < 0.25:
            yield from self.planned(day)
        elif self.chance.random() < 0.2 + 0.62 * self.diligence:
            paid = later(self.chance, day, 15, 240)
            yield office_hour(self.chance, paid), lambda: self.pay(self.amount)

    def planned(self, day: date) -> Iterator[Event]:
        parts = self.chance.randint(2, 5)
        share = (self.amount / parts // 100) * 100
        amounts = [share] * (parts - 1) + [self.amount - share * (parts - 1)]
        days = [day + timedelta(days=30 * (index + 1)) for index in range(parts)]
        yield office_hour(self.chance, day + timedelta(days=1)), lambda: self.plan(days, amounts)
        for due, amount in zip(days, amounts, strict=True):
            if self.chance.random() < 0.45 + 0.55 * self.diligence:
                paid = due - timedelta(days=self.chance.randint(0, 9))
            elif self.chance.random() < 0.6:
                paid = later(self.chance, due, 20, 150)
            else:
                continue
            yield office_hour(self.chance, paid), partial(self.pay, amount)

    def plan(self, days: list[date], amounts: list[Decimal]) -> None:
        pairs = list(zip(days, amounts, strict=True))
        save_repayment_plan(record=self.record, instalments=pairs, by=self.desk.clerk, at=self.now)

    def pay(self, amount: Decimal) -> None:
        add_payment(
            record=self.record,
            paid_on=self.now.date(),
            amount=amount,
            by=self.desk.clerk,
            at=self.now,
            document=f"示例支付凭证{self.now:%Y%m%d}",
        )
        self.paid = getattr(self, "paid", Decimal(0)) + amount
        if self.paid < self.amount:  # a debt paid in full leaves the public site by itself
            self.refresh_publication()


def seeded(chance: random.Random) -> random.Random:
    """A stream of its own for each story, so that adding one does not change the others."""
    return random.Random(chance.getrandbits(64))  # noqa: S311 (demonstration data, not a secret)
