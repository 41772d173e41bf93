"""The figures as a table on the screen and as JSON in benchmarks/results/."""

from __future__ import annotations

import json
import os
import platform
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

RESULTS = Path(__file__).resolve().parent / "results"
COLUMNS = ("records", "work", "ours", "reference", "ratio", "(low-high)", "p99 ms", "reach", "met", "against")


def table(figures: list[dict[str, Any]]) -> str:
    """Columns aligned for a fixed-width font, Chinese characters counted as two."""
    rows = [COLUMNS, *(_row(figure) for figure in figures)]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _row(figure: dict[str, Any]) -> tuple[str, ...]:
    unit = figure["unit"]
    return (
        f"{figure['size']:,}",
        figure["name"],
        f"{_number(figure['ours'])} {unit}",
        f"{_number(figure['reference'])} {unit}",
        f"{figure['ratio']:.2f}",
        f"({figure['ratio_low']:.2f}-{figure['ratio_high']:.2f})",
        _number(figure["p99_ms"]),
        "-" if figure["reach"] is None else f"{figure['reach']:.2f}",
        figure["met"],
        figure["reference_name"],
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def write(figures: list[dict[str, Any]], *, others: list[dict[str, Any]], settings: dict[str, Any]) -> Path:
    """One file per run, named by its time in Shanghai."""
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    content = {
        "at": now.isoformat(timespec="seconds"),
        "machine": {
            "processors": os.cpu_count(),
            "load_average": [round(value, 1) for value in os.getloadavg()],
            "python": platform.python_version(),
            "system": platform.platform(terse=True),
        },
        "settings": settings,
        "figures": figures,
        "others": others,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{now:%Y-%m-%dT%H%M}.json"
    path.write_text(text, encoding="utf-8")
    return path
