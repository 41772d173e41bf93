from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.views.generic import ListView

from monitoring.enums import IndicatorKind
from monitoring.models import ScoreEvidence
from monitoring.permissions import may_see_unpublished
from monitoring.tables import indicator_rows, shown_figure
from monitoring.views.base import RunMixin
from records.models import Record

PARTS = {"return": "月度报送", "entry": "提交条目"}


class EvidenceView(RunMixin, ListView):
    """The records one indicator counted for one district. Titles and links within the officer's reach;
    of another district those only that are public."""

    template_name = "monitoring/evidence.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[ScoreEvidence]:
        district = self.region()["code"]
        rows = ScoreEvidence.objects.filter(run=self.run, region=district, indicator=self.kwargs["indicator"])
        if not may_see_unpublished(self.officer, district):
            rows = rows.filter(public=True)
        return rows.order_by("part", "-share", "record_id")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = self._rows(context["page_obj"])
        return context | {"region": self.region(), "indicator": self._indicator(), "rows": rows}

    def _indicator(self) -> dict[str, Any]:
        for part in indicator_rows(self.run, self.region()):
            for row in part["indicators"]:
                if row["code"] == self.kwargs["indicator"]:
                    return row
        raise Http404("该版本没有启用这个指标")

    def _rows(self, page: Any) -> list[dict[str, Any]]:
        ids = [row.record_id for row in page]
        within = Record.objects.for_officer(self.officer).filter(pk__in=ids)
        seen = {record.pk: record for record in within.select_related("organisation")}
        numbers = dict(Record.objects.unscoped("opaque numbers only").filter(pk__in=ids).values_list("pk", "number"))
        deduction = self._indicator()["kind"] == IndicatorKind.DEDUCTION
        return [
            {
                "number": numbers[row.record_id],
                "record": seen.get(row.record_id),
                "url": _record_url(seen.get(row.record_id)),
                "part": PARTS.get(row.part, ""),
                "share": self._figure(row, row.share),
                "base": None if deduction else self._figure(row, row.base),
                "public": row.public,
            }
            for row in page
        ]

    def _figure(self, row: ScoreEvidence, value: Any) -> str | None:
        if value is None:
            return None
        text = f"{value.normalize():f}"
        return text if row.part else shown_figure(row.indicator, text)


def _record_url(record: Record | None) -> str:
    if record is None:
        return ""
    return reverse("records:record", kwargs={"ledger": record.ledger, "number": record.number})
