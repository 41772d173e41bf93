"""Figures of the public site, in the public process, as `portal_public`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from itertools import cycle
from urllib.parse import quote

import django

django.setup()

from django.db import connection  # noqa: E402

from benchmarks import web, words  # noqa: E402
from benchmarks.bounded_sql import searcher  # noqa: E402
from benchmarks.output import print_figures  # noqa: E402
from benchmarks.timing import Case  # noqa: E402

SIZE = int(os.environ["BENCH_SIZE"])
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SITE, TUTORIAL = web.site(), web.tutorial()
BOUNDED = "bounded SQL alone"
EMPTY = "empty Django view"
INDEXED = "tutorial Django, same indexes"


def sample(statement: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()]


NUMBERS = sample("SELECT number FROM disclosure_record ORDER BY md5(number) LIMIT 500")
CASES = sample("SELECT lookup FROM disclosure_record WHERE lookup <> '' ORDER BY md5(number) LIMIT 500")
CODES = sample("SELECT uscc FROM disclosure_organisation WHERE uscc IS NOT NULL ORDER BY md5(uscc) LIMIT 500")
DISTRICTS = sample("SELECT DISTINCT district FROM disclosure_record ORDER BY 1")


def rotating(values: list[str], target: Callable[[str], str]) -> Callable[[int], str]:
    """Another value each time, and an address that was never asked before: nothing is cached."""
    source: Iterator[str] = cycle(values)

    def address(turn: int) -> str:
        path = target(next(source))
        return f"{path}{'&' if '?' in path else '?'}n={turn}"

    return address


def search_cases() -> Iterator[Case]:
    for kind, terms in (("frequent", words.COMMON), ("rare", words.FEW)):
        for length, term in terms.items():
            target = rotating([term], lambda q: f"/search/?q={quote(q)}")
            yield Case(
                name=f"search page, {length} characters, {kind}",
                ours=SITE.fetcher(target, holds=term[:2]),
                reference=searcher(term),
                reference_name=BOUNDED,
                reach=0.5,
                aim=0.8,
                note="1 and 2 characters: goal as set; 4 and 8: the goal is against a tuned Datasette, not installed",
            )


def api_search_case() -> Case:
    term = words.COMMON[2]
    target = rotating([term], lambda q: f"/api/v1/records/?page_size=20&q={quote(q)}")
    return Case(
        name="search by API, 2 characters, frequent",
        ours=SITE.fetcher(target, holds=term),
        reference=searcher(term),
        reference_name=BOUNDED,
        reach=0.5,
        aim=0.8,
    )


def page_cases() -> Iterator[Case]:
    record = rotating(NUMBERS, lambda number: f"/records/{number}/")
    yield Case(
        name="record page, not cached",
        ours=SITE.fetcher(record),
        reference=TUTORIAL.fetcher(record),
        reference_name=INDEXED,
        reach=0.9,
        aim=1.2,
        calls=60,
    )
    yield Case(
        name="record page, cached by the application",
        ours=SITE.fetcher(lambda turn: f"/records/{NUMBERS[0]}/"),
        reference=TUTORIAL.fetcher(lambda turn: "/empty"),
        reference_name=EMPTY,
        reach=0.5,
        aim=0.8,
        calls=200,
    )
    yield Case(
        name="front page, not cached",
        ours=SITE.fetcher(rotating([""], lambda _: "/")),
        reference=TUTORIAL.fetcher(rotating([""], lambda _: "/list")),
        reference_name=INDEXED,
        reach=3,
        aim=6,
        note="the goal is against a tuned Datasette, not installed; both count at every miss",
    )


def list_cases() -> Iterator[Case]:
    filters = "ledger=arrears&from=2018-09-01"
    yield Case(
        name="list by district, ledger, dates",
        ours=SITE.fetcher(rotating(DISTRICTS, lambda code: f"/search/?region={code}&{filters}")),
        reference=TUTORIAL.fetcher(rotating(DISTRICTS, lambda code: f"/list?district={code}&{filters}")),
        reference_name=INDEXED,
        reach=2,
        aim=4,
    )
    for name, parameter, values in (("case number", "case", CASES), ("credit code", "uscc", CODES)):
        yield Case(
            name=f"look-up by {name}",
            ours=SITE.fetcher(rotating(values, lambda value: f"/search/?q={quote(value)}")),
            reference=TUTORIAL.fetcher(rotating(values, lambda value, p=parameter: f"/list?{p}={quote(value)}")),
            reference_name=INDEXED,
            reach=None,
            note="the goal is against a tuned Datasette, not installed",
            calls=40,
        )


def feed_case() -> Case:
    names = ("index", "time", "action", "kind", "number", "revision", "digest")
    columns = ", ".join(f'"{name}"' for name in names)
    statement = f'SELECT {columns} FROM disclosure_logentry WHERE "index" > %s ORDER BY "index" LIMIT 200'

    def bare(turn: int) -> str:
        with connection.cursor() as cursor:
            cursor.execute(statement, [turn * 37 % (SIZE - 300)])
            return json.dumps([dict(zip(names, row, strict=True)) for row in cursor.fetchall()])

    return Case(
        name="change feed, 200 entries a page",
        ours=SITE.fetcher(lambda turn: f"/api/v1/changes/?page_size=200&after={turn * 37 % (SIZE - 300)}"),
        reference=bare,
        reference_name="one SELECT and json.dumps",
        reach=None,
        units=200,
        unit="entries/s",
        calls=40,
    )


def cases() -> Iterator[Case]:
    yield from search_cases()
    yield api_search_case()
    yield from page_cases()
    yield from list_cases()
    yield feed_case()


def main() -> None:
    figures = []
    try:
        for case in cases():
            case.rounds = ROUNDS
            figures.append(case.measure(SIZE).as_json())
        memory = {"size": SIZE, "name": "memory of one web process afterwards", "megabytes": SITE.worker_megabytes()}
    finally:
        SITE.stop()
        TUTORIAL.stop()
    print_figures([*figures, memory])


if __name__ == "__main__":
    main()
