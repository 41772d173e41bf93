"""The table lines up though Chinese characters are two columns wide."""

from benchmarks.report import _width, table


def test_columns_line_up() -> None:
    figure = {
        "size": 10_000, "name": "检索", "unit": "/s", "ours": 12.345, "reference": 1234.5, "ratio": 0.5,
        "ratio_low": 0.4, "ratio_high": 0.6, "p99_ms": 80.0, "reach": 0.5, "met": "yes", "reference_name": "SQL",
    }  # fmt: skip
    lines = table([figure, figure | {"name": "search page", "reach": None, "met": "-"}]).splitlines()
    assert len(lines) == 3
    starts = [_width(line[: line.index(mark)]) for line, mark in zip(lines, ("against", "SQL", "SQL"), strict=True)]
    assert len(set(starts)) == 1
    assert lines[1].split() == ["10,000", "检索", "12.3", "/s", "1,234", "/s", "0.50", "(0.40-0.60)", "80", "0.50",
                                "yes", "SQL"]  # fmt: skip
