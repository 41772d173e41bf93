"""Verifying the whole transparency log against the published rows, beside hashing its leaves and nothing else."""

from __future__ import annotations

import io
import os

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.output import print_figures  # noqa: E402
from benchmarks.timing import Case  # noqa: E402
from integrity_portal.lib.canonical import canonical_json  # noqa: E402
from integrity_portal.lib.merkle import leaf_hash  # noqa: E402

SIZE = int(os.environ["BENCH_SIZE"])
NAMES = ("index", "time", "action", "kind", "number", "revision", "digest")
STATEMENT = f"SELECT {', '.join(f'{chr(34)}{name}{chr(34)}' for name in NAMES)} FROM disclosure_logentry"


def hash_leaves(turn: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT)
        return sum(len(leaf_hash(canonical_json(dict(zip(NAMES, row, strict=True))))) for row in cursor)


def verify(turn: int) -> None:
    call_command("verify_log", stdout=io.StringIO())


if __name__ == "__main__":
    case = Case(
        name="verify_log: entries, tree, heads, published rows",
        ours=verify,
        reference=hash_leaves,
        reference_name="hashing the leaves alone",
        calls=1,
        rounds=3,
        warm_up=0,
        units=SIZE,
        unit="entries/s",
    )
    print_figures([case.measure(SIZE).as_json()])
