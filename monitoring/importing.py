"""Reading the shipped configuration: schemes (JSON, one version a file) and warning rules (CSV)."""

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"


def shipped_schemes() -> list[dict[str, Any]]:
    """Every scheme version of the data folder, oldest first."""
    found = [read_scheme(path) for path in sorted(DATA.glob("*_[0-9]*.json"))]
    return sorted(found, key=lambda scheme: (scheme["code"], scheme["version"]))


def read_scheme(path: Path) -> dict[str, Any]:
    """One scheme version with its dimensions and indicators; figures are strings of decimals."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def store_scheme(data: dict[str, Any], *, scheme: Any, dimension: Any, indicator: Any) -> Any:
    """Write a scheme version through the given model classes (a migration hands in its historical ones)."""
    row = scheme.objects.create(
        code=data["code"],
        version=data["version"],
        name=data["name"],
        effective_from=date.fromisoformat(data["effective_from"]),
        in_force=True,
    )
    for place, part in enumerate(data["dimensions"], start=1):
        parent = dimension.objects.create(
            scheme=row, code=part["code"], name=part["name"], weight=Decimal(part["weight"]), position=place
        )
        indicator.objects.bulk_create(
            indicator(dimension=parent, position=number, **_indicator_values(values))
            for number, values in enumerate(part["indicators"], start=1)
        )
    return row


def shipped_rules() -> list[dict[str, Any]]:
    """The default warning rules, as values of `WarningRule`."""
    with (DATA / "warning_rules.csv").open(encoding="utf-8", newline="") as file:
        return [
            row
            | {
                "valid_from": date.fromisoformat(row["valid_from"]),
                "threshold": Decimal(row["threshold"]) if row["threshold"] else None,
            }
            for row in csv.DictReader(file)
        ]


def _indicator_values(values: dict[str, Any]) -> dict[str, Any]:
    marks = {name: None if values[name] is None else Decimal(values[name]) for name in ("full", "zero")}
    return values | marks | {"weight": Decimal(values["weight"])}
