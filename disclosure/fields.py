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


@TokenField.register_lookup
class Matches(models.Lookup):
    """`search__matches=<tsquery literal>`: the GIN index answers."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        left, left_params = self.process_lhs(compiler, connection)
        return f"{left} @@ %s::tsquery", [*left_params, self.rhs]
