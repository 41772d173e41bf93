"""Up to four districts side by side."""

from collections.abc import Sequence
from typing import Any

from disclosure.models import PublicMonth
from disclosure.queries import months

MOST = 4


def compared(asked: Sequence[str], month: PublicMonth, names: dict[str, str]) -> dict[str, Any]:
    """The chosen districts with their dimensions and trends; nothing for fewer than two."""
    codes = [code for text in asked for code in text.split(",")]
    parts = {part["code"]: part for part in month.result["regions"]}
    known = [code for code in dict.fromkeys(codes) if code in parts]
    chosen = known[:MOST]
    if len(chosen) < 2:
        return {"chosen": chosen, "too_many": False}
    trends = {code: months.trend(code, until=month.month) for code in chosen}
    return {
        "chosen": chosen,
        "too_many": len(known) > MOST,
        "compared": [parts[code] for code in chosen],
        "compare_rows": _rows([parts[code] for code in chosen]),
        **_lines(trends, names),
    }


def _rows(parts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    heads = [dimension["name"] for dimension in parts[0]["dimensions"]]
    return [
        {
            "label": head,
            "cells": [
                (part["name"], part["dimensions"][place] if place < len(part["dimensions"]) else None) for part in parts
            ],
        }
        for place, head in enumerate(heads)
    ]


def _lines(trends: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    labels = sorted({score.month.month for scores in trends.values() for score in scores})
    by_month = {code: {score.month.month: score.score for score in scores} for code, scores in trends.items()}
    return {
        "line_months": labels,
        "line_series": [
            {"label": names.get(code, code), "values": [by_month[code].get(label) for label in labels]}
            for code in trends
        ],
    }
