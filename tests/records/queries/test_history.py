import pytest

from accounts.enums import Role
from records.actions.drafting import save_record
from records.actions.workflow import return_record, submit_record
from records.enums import Status
from records.ledgers import get_ledger
from records.queries.history import compare, history, latest_return
from tests.records.factories import NOW, case_data, make_case, office, officer

pytestmark = pytest.mark.django_db


def corrected():
    data = case_data()
    record, clerk = make_case(Status.SUBMITTED, **data), officer(Role.CLERK)
    record = return_record(
        record=record, by=officer(Role.REVIEWER), at=NOW, reason="请核对", field_reasons={"court": "全称"}
    )
    changed = data | {"court": "沈阳市中级人民法院", "applicant_consents": "是", "organisation": office("210106")}
    changed["organisation"] = office()
    record = save_record(record=record, data=changed, by=clerk, at=NOW, expected_version=record.version)
    return submit_record(record=record, by=clerk, at=NOW)


def test_the_history_says_who_did_what_and_what_changed():
    record = corrected()
    entries = history(record)
    assert [(e.action, e.status) for e in entries] == [
        ("录入", Status.DRAFT),
        ("提交审核", Status.SUBMITTED),
        ("退回", Status.RETURNED),
        ("提交审核", Status.SUBMITTED),
    ]
    assert entries[1].changes == []
    assert (entries[2].reason, entries[2].field_reasons) == ("请核对", [("执行法院", "全称")])
    assert [(c.label, c.before, c.after) for c in entries[3].changes] == [
        ("执行法院", "沈阳市皇姑区人民法院", "沈阳市中级人民法院"),
        ("申请执行人同意公开名称", "否", "是"),
    ]
    assert {e.actor for e in entries} == {officer(Role.CLERK), officer(Role.REVIEWER)}


def test_the_last_return_is_shown_while_the_record_waits_for_the_clerk():
    record = make_case(Status.RETURNED)
    assert latest_return(record).reason == "请补充执行依据。"
    assert latest_return(corrected()) is None


def test_organisations_and_choices_are_shown_by_name():
    there = office("210106")
    before = {"organisation": str(office().pk), "situation": "obstructs", "region": "210105"}
    after = {"organisation": str(there.pk), "situation": "", "region": "210106"}
    shown = {c.name: (c.before, c.after) for c in compare(get_ledger("default_case"), before, after)}
    assert shown == {
        "organisation": ("示例210105营商环境建设局", "示例210106营商环境建设局"),
        "region": ("皇姑区", "铁西区"),
        "situation": ("以伪造证据、暴力、威胁等方法妨碍、抗拒执行", ""),
    }


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    short, long = make_case(), corrected()
    for record in (short, long):
        with django_assert_num_queries(3):
            history(record)
