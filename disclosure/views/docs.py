"""The API explained to people: a list that needs no script, and the interactive description."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from disclosure.views.base import show


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    schema = SchemaGenerator().get_schema(public=True)
    context = {"operations": list(_operations(schema))}
    return show(request, "api_docs.html", context, crumbs=[("公开接口", "")])


def _operations(schema: dict[str, Any]) -> Any:
    for path, methods in schema["paths"].items():
        operation = methods["get"]
        yield {
            "path": path,
            "summary": operation.get("summary", ""),
            "parameters": [p["name"] for p in operation.get("parameters", []) if p["in"] == "query"],
        }
