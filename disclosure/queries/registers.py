"""Organisations by what people call them."""

from django.db.models import F, Value
from django.db.models.functions import Length

from disclosure.models import PublicOrganisation
from disclosure.queries.lookup import code_hint
from integrity_portal.lib.text import tsquery_literal


def organisations_named(q: str, *, limit: int) -> list[PublicOrganisation]:
    """Organisations whose names, code or initials hold the words; the closest (shortest) first."""
    rows = PublicOrganisation.objects.defer("search").select_related("region")
    hint = code_hint(q)
    if hint and not hint.message:
        return list(rows.filter(uscc=hint.code))
    literal = tsquery_literal(q)
    if literal is None:
        return []
    closest = (Length("name") + Value(0)).asc()
    return list(rows.filter(search__matches=literal).order_by(closest, F("name"))[:limit])
