"""`make bench`: seed, measure, print the table, write the JSON.

BENCH_SIZES   numbers of disclosed records, default 10000,100000 (1000000 takes a quarter of an hour)
BENCH_ROUNDS  interleaved rounds of each figure, default 5
BENCH_ONLY    only these parts, separated by commas: public, import, scoring, verify
"""

from __future__ import annotations

import os
import time
from typing import Any

from benchmarks import report, servers

PARTS = {
    "public": ("public_site", "public"),
    "verify": ("verifying", "office"),
    "import": ("importing", "office"),
    "scoring": ("scoring", "office"),
}


def main() -> None:
    sizes = [int(size) for size in os.environ.get("BENCH_SIZES", "10000,100000").split(",")]
    only = [part for part in os.environ.get("BENCH_ONLY", ",".join(PARTS)).split(",") if part]
    if unknown := set(only) - PARTS.keys():
        raise SystemExit(f"BENCH_ONLY: unknown part {', '.join(sorted(unknown))}; known: {', '.join(PARTS)}")
    servers.start()
    rows: list[dict[str, Any]] = []
    failed: list[str] = []
    for size in sizes:
        database = servers.fresh_database(size)
        rows += told(f"publishing {size:,} records", "seed", "office", database, size)
        servers.analyse(database)
        for part in only:
            module, site = PARTS[part]
            try:
                rows += told(f"measuring {part} at {size:,}", module, site, database, size)
            except servers.PartFailed as error:
                failed.append(str(error))
    figures = [row for row in rows if "ratio" in row]
    others = [row for row in rows if "ratio" not in row]
    print(report.table(figures))
    for row in others:
        values = (f"{name} {value:,.1f}" for name, value in row.items() if name not in ("size", "name"))
        print(f"{row['size']:,}  {row['name']}: {', '.join(values)}")
    path = report.write(figures, others=others, settings={"sizes": sizes, "parts": only})
    print(f"written to benchmarks/results/{path.name}")
    if failed:
        raise SystemExit("\n".join(["these parts failed, see above:", *failed]))


def told(what: str, module: str, site: str, database: str, size: int) -> list[dict[str, Any]]:
    """Run one part with a line before and after it."""
    print(f"{what} …", end=" ", flush=True)
    start = time.monotonic()
    rows = servers.run(module, site=site, database=database, size=size)
    print(f"{time.monotonic() - start:.0f} s", flush=True)
    return rows


if __name__ == "__main__":
    main()
