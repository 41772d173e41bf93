"""What may stand in a path: anything else is a 404 before a view or the database sees it."""

from django.urls import register_converter


class NumberConverter:
    """A record number."""

    regex = "[A-Z0-9-]{6,40}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class MonthConverter(NumberConverter):
    """A month: 2018-10."""

    regex = "[0-9]{4}-(?:0[1-9]|1[0-2])"


class RegionConverter(NumberConverter):
    """A region code of six or nine digits."""

    regex = "[0-9]{6}(?:[0-9]{3})?"


class OrganisationConverter(NumberConverter):
    """A credit code, or an organisation's id."""

    regex = "[0-9A-Za-z-]{18,36}"


def register() -> None:
    """Make the converters known to `path()`."""
    register_converter(NumberConverter, "number")
    register_converter(MonthConverter, "month")
    register_converter(RegionConverter, "region")
    register_converter(OrganisationConverter, "organisation")
