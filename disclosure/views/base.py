"""What every public page carries."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from disclosure.queries.state import freshness

Crumb = tuple[str, str]


def show(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    crumbs: Sequence[Crumb] = (),
    status: int = 200,
) -> HttpResponse:
    """Render a page with its freshness and its path; the last crumb is the page itself."""
    fresh = freshness()
    frame = {
        "as_of": fresh.as_of,
        "built_at": fresh.built_at,
        "unreported": [district["name"] for district in fresh.not_reported],
        "breadcrumbs": _trail(crumbs),
    }
    return render(request, f"disclosure/{template}", {**frame, **context}, status=status)


def _trail(crumbs: Sequence[Crumb]) -> list[dict[str, str]]:
    if not crumbs:
        return []
    home = {"label": "首页", "url": reverse("disclosure:home")}
    return [home, *({"label": label, "url": url} for label, url in crumbs)]
