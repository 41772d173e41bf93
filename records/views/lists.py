from typing import Any

from django.db.models import QuerySet
from django.views.generic import ListView

from accounts.enums import Role
from records.filters import RecordFilter
from records.models import Record
from records.queries.counts import status_counts
from records.tables.columns import columns_of, rows_of
from records.views.base import LedgerMixin


class RecordListView(LedgerMixin, ListView):
    """The records of one ledger within the officer's reach."""

    template_name = "records/list.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Record]:
        reachable = Record.objects.for_officer(self.officer).in_ledger(self.ledger.code)
        self.reachable = reachable
        rows = reachable.select_related("organisation", "region", self.ledger.code)
        self.filter = RecordFilter(self.request.GET, queryset=rows, ledger=self.ledger, officer=self.officer)
        return self.filter.found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(form=self.filter.form, ledger=self.ledger, **kwargs)
        columns = columns_of(self.ledger)
        context["columns"] = columns
        context["rows"] = rows_of(self.ledger, columns, list(context["page_obj"]))
        context["sort"] = self.filter.form.cleaned_data.get("sort", "") if self.filter.is_valid() else ""
        context["filtered"] = any(self.request.GET.get(name) for name in self.filter.form.fields if name != "sort")
        context["counts"] = status_counts(self.reachable)
        context["several_districts"] = len(self.filter.filters["district"].extra["choices"]) > 1
        context["can_enter"] = self.officer.has_role(Role.CLERK)
        return context
