"""Search with facets; pages by number where the count is known, by next and previous above it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from disclosure.forms import SearchForm
from disclosure.models import PublicOrganisation, PublicRecord
from disclosure.queries import facets, lookup, search
from disclosure.queries.regions import districts
from disclosure.queries.registers import organisations_named
from disclosure.views.base import show
from disclosure.views.presentation import key_amount, marked

PAGE, DEEPEST = 20, 100_000


class CountedPaginator(Paginator):  # type: ignore[type-arg]
    """A paginator that was told the count and never counts."""

    def __init__(self, rows: object, total: int) -> None:
        super().__init__(rows, PAGE)  # type: ignore[arg-type]
        self.total = total

    @property
    def count(self) -> int:  # type: ignore[override]
        return self.total


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    form.is_valid()
    criteria = form.criteria()
    counted = search.count(criteria)
    records, pages = _page(request, search.ordered(criteria, counted), counted)
    for record in records:
        record.amount = key_amount(record)  # type: ignore[attr-defined]
        record.marked_title = marked(record.title, criteria.q)  # type: ignore[attr-defined]
    organisations = _organisations(criteria.q)
    context = {
        "form": form,
        "criteria": criteria,
        "q": criteria.q,
        "counted": counted,
        "records": records,
        "facets": _linked(request, facets.facets(criteria, counted, list(districts()))),
        "hint": None if organisations else lookup.code_hint(criteria.q),
        "organisations": organisations,
        "sorts": search.SORTS.items(),
        **pages,
    }
    return show(request, "search.html", context, crumbs=[("信息公示", "")])


def _page(request: HttpRequest, rows: object, counted: search.Count) -> tuple[list[PublicRecord], dict[str, object]]:
    number = request.GET.get("page", "1")
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1
    place = max(place, 1)
    if counted.exact:
        page = CountedPaginator(rows, counted.value).get_page(place)
        return list(page), {"page": page}
    if place * PAGE > DEEPEST:
        raise Http404
    found = list(rows[(place - 1) * PAGE : place * PAGE + 1])  # type: ignore[index]
    around = {"previous": place - 1, "following": place + 1}
    return found[:PAGE], {"place": place, "has_next": len(found) > PAGE, **around}


def _linked(request: HttpRequest, found: list[facets.Facet]) -> list[dict[str, object]]:
    """Facets with the address that each choice leads to; a chosen one leads back out."""
    return [
        {
            "label": facet.label,
            "choices": [
                {
                    "label": value.label,
                    "count": value.count,
                    "active": value.selected,
                    "url": _changed(request, facet.name, "" if value.selected else value.value),
                }
                for value in facet.values
            ],
        }
        for facet in found
    ]


def _changed(request: HttpRequest, name: str, value: str) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked.pop(name, None)
    if value:
        asked[name] = value
    return f"?{asked.urlencode()}"


def _organisations(q: str) -> list[PublicOrganisation]:
    return organisations_named(q, limit=5) if q else []
