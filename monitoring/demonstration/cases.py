"""Default cases of the demonstration: from the lawsuit to the court's list, and off it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from monitoring.demonstration.clock import later, office_hour
from monitoring.demonstration.names import COURT, INDUSTRY_WORDS, firm, person
from monitoring.demonstration.stories import Event, Story, yuan
from records.actions.case_plans import save_plan
from records.actions.court_removals import apply_for_removal, record_court_deletion
from records.actions.handling import move_case
from records.actions.payments import add_payment
from records.enums import CaseCause, CaseRoute, Handling, PartyKind, Situation

MATTERS = ("建设工程施工合同纠纷", "买卖合同纠纷", "服务合同纠纷", "房屋租赁合同纠纷", "招商协议纠纷")


class CaseStory(Story):
    """`listed_on` None: still before the listing. `deleted_on` None: still on the list."""

    ledger = "default_case"

    def __init__(self, *args: Any, listed_on: date | None = None, deleted_on: date | None = None) -> None:
        self.listed_on, self.deleted_on = listed_on, deleted_on
        super().__init__(*args)

    def data(self) -> dict[str, Any]:
        chance = self.chance
        self.amount = yuan(chance, 60_000, 5_000_000)
        known = self.listed_on if self.listed_on and self.listed_on <= self.entered else None
        base = min(self.listed_on or self.entered, self.entered)
        judged = base - timedelta(days=chance.randint(120, 420))
        industry = chance.choice(tuple(INDUSTRY_WORDS))
        district, serial = self.desk.code[4:], chance.randrange(100, 99999)
        matter = chance.choice(MATTERS)
        early = chance.choice((Handling.WARNED, Handling.LOST, Handling.EXECUTION))
        spine = self.spine(f"{self.body.name}{matter}执行案", judged - timedelta(days=200), "法院推送")
        return spine | {
            "case_number": f"（{base.year}）辽01{district}执{serial}号",
            "court": COURT.format(district=self.desk.name),
            "basis_document": f"（{judged.year}）辽01{district}民初{serial + 7}号",
            "judged_on": judged,
            "filed_on": None if early != Handling.EXECUTION and known is None else judged + timedelta(days=60),
            "duty": f"支付{matter[:-2]}价款及利息。",
            "handling": Handling.LISTED if known else early,
            "listed_on": known,
            "situation": chance.choice(tuple(Situation)) if known else "",
            "due_amount": self.amount,
            "paid_amount": 0,
            "applicant_name": firm(chance, industry),
            "applicant_kind": PartyKind.ENTERPRISE,
            "applicant_industry": industry,
        }

    def is_published(self) -> bool:
        return bool(self.values["listed_on"])

    def later_events(self, day: date) -> Iterator[Event]:
        if self.listed_on and not self.values["listed_on"]:
            yield office_hour(self.chance, max(self.listed_on, day)), self.list_case
            yield office_hour(self.chance, max(self.listed_on, day) + timedelta(days=1)), self.publish
        if self.chance.random() < 0.45 + 0.53 * self.diligence:
            planned = later(self.chance, max(day, self.listed_on or day), 5, 40)
            yield office_hour(self.chance, planned), lambda: self.plan(planned)
        if self.deleted_on:
            yield from self.removal(self.deleted_on)

    def removal(self, deleted: date) -> Iterator[Event]:
        paid, applied = deleted - timedelta(days=24), deleted - timedelta(days=12)
        yield office_hour(self.chance, paid), lambda: self.pay(paid)
        yield office_hour(self.chance, applied), lambda: self.apply(applied)
        yield office_hour(self.chance, deleted), lambda: self.delete(deleted)

    def list_case(self) -> None:
        move_case(
            record=self.record,
            state=Handling.LISTED,
            happened_on=self.now.date(),
            by=self.desk.clerk,
            at=self.now,
            document=f"示例限制消费及失信决定书{self.now:%Y%m%d}",
            situation=self.chance.choice(tuple(Situation)),
        )

    def plan(self, day: date) -> None:
        data = {
            "cause": self.chance.choice(tuple(CaseCause)),
            "route": self.chance.choice((CaseRoute.FULL, CaseRoute.INSTALMENTS, CaseRoute.SETTLEMENT)),
            "funds": "年度预算安排",
            "leader": person(self.chance),
            "handler": person(self.chance),
            "deadline": later(self.chance, day, 200, 900),
        }
        due = later(self.chance, day, 20, 60)
        done = {"done_on": day, "evidence": "资金安排文件"} if self.chance.random() < self.diligence else {}
        milestones = [{"title": "落实资金", "due_on": due} | done]
        save_plan(record=self.record, data=data, milestones=milestones, by=self.desk.clerk, at=self.now)
        self.refresh_publication()

    def pay(self, day: date) -> None:
        paper = f"示例支付凭证{day:%Y%m%d}"
        add_payment(
            record=self.record, paid_on=day, amount=self.amount, by=self.desk.clerk, at=self.now, document=paper
        )
        move_case(
            record=self.record,
            state=Handling.PERFORMED,
            happened_on=day,
            by=self.desk.clerk,
            at=self.now,
            document=paper,
        )
        self.refresh_publication()

    def apply(self, day: date) -> None:
        paper = f"示例提请销案函{day:%Y%m%d}"
        apply_for_removal(record=self.record, applied_on=day, document=paper, by=self.desk.clerk, at=self.now)
        self.refresh_publication()

    def delete(self, day: date) -> None:
        paper = f"示例屏蔽失信信息决定书{day:%Y%m%d}"
        record_court_deletion(record=self.record, deleted_on=day, document=paper, by=self.desk.clerk, at=self.now)
