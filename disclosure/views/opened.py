"""A district's score opened: dimension → indicator → what was counted, resolved as it is now."""

from collections.abc import Mapping
from typing import Any

from disclosure.catalogue import ledger_label
from disclosure.queries.records import NamedRecord

NOTHING: Mapping[str, Any] = {"numbers": [], "private": []}
KINDS = {"ratio": "比率", "deduction": "扣分", "average": "均值", "coverage": "覆盖率", "composite": "综合"}


def points(part: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows of the dimension chart."""
    return [
        {
            "label": dimension["name"],
            "points": dimension["points"],
            "weight": dimension["effective_weight"] if dimension["applicable"] else dimension["weight"],
            "applicable": dimension["applicable"],
        }
        for dimension in part["dimensions"]
    ]


def dimensions(
    part: Mapping[str, Any], evidence: Mapping[str, Any], resolved: Mapping[str, NamedRecord]
) -> list[dict[str, Any]]:
    """Every dimension with its indicators and their evidence."""
    return [
        {
            **dimension,
            "indicators": [
                _indicator(indicator, evidence.get(indicator["code"], NOTHING), resolved)
                for indicator in dimension["indicators"]
            ],
        }
        for dimension in part["dimensions"]
    ]


def _indicator(
    indicator: Mapping[str, Any], found: Mapping[str, Any], resolved: Mapping[str, NamedRecord]
) -> dict[str, Any]:
    return {
        **indicator,
        "kind_label": KINDS.get(indicator["kind"], indicator["kind"]),
        "numerator": _grouped(indicator["numerator"]),
        "denominator": _grouped(indicator["denominator"]),
        "shown_value": _short(indicator["value"]),
        "records": [resolved[number] for number in found["numbers"]],
        "private": [(ledger_label(item["ledger"]), item["count"]) for item in found["private"]],
    }


def _grouped(figure: str | None) -> str | None:
    """A count or amount with its thousands set apart."""
    if figure is None:
        return None
    whole, point, rest = figure.partition(".")
    return f"{int(whole):,}{point}{rest}"


def _short(value: str | None) -> str | None:
    """A value of twelve decimals without its trailing zeros."""
    if value is None or "." not in value:
        return value
    return value.rstrip("0").rstrip(".")
