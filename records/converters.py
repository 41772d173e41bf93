"""What may stand in an address."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class NumberConverter(StringConverter):
    """A record's opaque number."""

    regex = "[A-Z0-9-]{6,40}"


class LedgerConverter(StringConverter):
    """The code of a ledger; an unknown one is answered by the view."""

    regex = "[a-z_]{3,24}"


register_converter(NumberConverter, "record_number")
register_converter(LedgerConverter, "ledger_code")
