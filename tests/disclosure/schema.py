"""Validates real answers against the API's own description (OpenAPI 3.1 is JSON Schema)."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker


class Described:
    """A client whose every answer must fit the description to the letter."""

    def __init__(self) -> None:
        self.client = Client()
        self.document: dict[str, Any] = self.client.get("/api/v1/schema/").json()

    def get(self, path: str, expected: int = 200, /, **query: str) -> Any:
        response = self.client.get(f"/api/v1/{path}", query)
        assert response.status_code == expected, response.content
        body = response.json()
        schema = self.schema_of(f"/api/v1/{path}", expected)
        validator = Draft202012Validator(
            {**schema, "components": self.document["components"]}, format_checker=FormatChecker()
        )
        assert [error.message for error in validator.iter_errors(body)] == []
        return body

    def schema_of(self, path: str, status: int) -> dict[str, Any]:
        for template, methods in self.document["paths"].items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
                answer = methods["get"]["responses"][str(status)]
                return answer["content"]["application/json"]["schema"]
        raise AssertionError(f"{path} is not described")
