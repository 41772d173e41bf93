"""`<scored_month:month>` in a path is a Month; anything that is no month is no page."""

from integrity_portal.lib.months import Month


class MonthConverter:
    regex = r"[12]\d{3}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> Month:
        return Month.parse(value)

    def to_url(self, value: Month | str) -> str:
        return str(value)
