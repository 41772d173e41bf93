from typing import Any

from records.actions.court_removals import apply_for_removal, record_court_deletion
from records.forms.court_removals import CourtDeletionForm, RemovalApplicationForm
from records.views.events import EventView


class RemovalApplicationView(EventView):
    """提请销案."""

    form_class = RemovalApplicationForm
    event = "removal"
    title = "提请销案"
    lead = "履行完毕或和解履行后向执行法院申请；销案由法院决定，本系统不删除案件。"
    done = "销案申请已登记。"
    anchor = "#removals"

    def enter(self, form: Any) -> None:
        apply_for_removal(record=self.record, by=self.officer, at=self.now, **form.entry)


class CourtDeletionView(EventView):
    """法院删除: the court's act, entered with its paper."""

    form_class = CourtDeletionForm
    event = "deletion"
    title = "登记法院删除"
    lead = "法院从失信被执行人名单中删除后登记；登记后公示按期结束。"
    done = "法院删除已登记，公示将按期限结束。"
    anchor = "#removals"

    def enter(self, form: Any) -> None:
        record_court_deletion(record=self.record, by=self.officer, at=self.now, **form.entry)
