"""The daily end of disclosures goes on past a record that cannot be ended, and says so at the end."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.enums import Role
from disclosure.publication import end_record
from records.actions.payments import add_payment
from records.actions.publishing import end_due_disclosures
from records.enums import Status
from records.exceptions import PublicationBlocked
from records.models import Record
from tests.records.factories import NOW, at, make_arrears, officer

pytestmark = pytest.mark.django_db


def test_one_broken_record_does_not_keep_the_others_public():
    broken, sound = make_arrears(Status.PUBLISHED), make_arrears(Status.PUBLISHED)
    for record in (broken, sound):
        add_payment(
            record=record, paid_on="2018-10-09", amount="300万", document="凭证", by=officer(Role.CLERK), at=NOW
        )
    end_record(number=broken.number, action="withdrawn", reason_kind="duplicate", at=NOW)  # by hand, past the ledger
    with pytest.raises(PublicationBlocked, match=broken.number):
        end_due_disclosures(on=date(2018, 10, 12), at=at(2018, 10, 12))
    found = Record.objects.unscoped("read back by a test")
    assert found.get(pk=sound.pk).status == Status.REPAIRED
    assert found.get(pk=broken.pk).status == Status.PUBLISHED
