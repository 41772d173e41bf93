"""The bigram search column: written as a `tsvector` literal, never parsed by PostgreSQL."""

from typing import Any

from django.db import models


class TokenField(models.Field):
    """A `tsvector` column filled from `lib.text.tsvector_literal`."""

    description = "Bigram tokens for full-text search"

    def db_type(self, connection: Any) -> str:
        return "tsvector"

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "%s::tsvector"
