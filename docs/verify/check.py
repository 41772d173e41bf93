#!/usr/bin/env python3
"""Check an integrity portal from outside, with nothing but Python 3.11: see README.md beside this file.

Exit codes: 0 everything checked is genuine and current · 1 a check failed · 2 could not be checked
(address, network, file, missing answer) · 3 genuine, but superseded, withdrawn or ended.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import urllib.parse
from pathlib import Path
from typing import Any

from answers import Source, no_key_twice
from log import Log
from outcome import Failed, Unchecked, note, ok, require
from proofs import digest

GENUINE, FAILED, UNCHECKED, NOT_CURRENT = 0, 1, 2, 3


def check_record(source: Source, log: Log, number: str) -> int:
    answer = source.get(f"/api/v1/records/{urllib.parse.quote(number, safe='')}/", gone=True)
    require(answer.get("number") == number, f"the portal answered about {answer.get('number')}")
    entries = log.of("record", number)
    require(bool(entries), f"record {number} is not in the log")
    latest = entries[-1]
    if "content" not in answer:
        log.expect_still(latest["digest"] is None)
        require(latest["digest"] is None, f"record {number} is gone, but entry {latest['index']} says otherwise")
        log.check_inclusion(latest)
        note(f"record {number} is no longer disclosed ({latest['action']} {latest['time']})")
        return NOT_CURRENT
    require(digest(answer["content"]) == answer.get("digest"), f"record {number}: the content has another digest")
    ok(f"record {number}: content digest {answer['digest']}")
    stated = answer.get("log") or {}
    current = stated.get("index") == latest["index"]
    log.expect_still(current)
    require(current, f"record {number} names entry {stated.get('index')}, its latest is {latest['index']}")
    require(stated.get("leaf_hash") == log.leaves[latest["index"]].hex(), f"record {number} states another leaf hash")
    same = (latest["digest"], latest["revision"]) == (answer["digest"], answer.get("revision"))
    require(same, f"record {number}: entry {latest['index']} logged another content or revision")
    check_history(number, answer.get("history") or [], entries)
    log.check_inclusion(latest)
    return GENUINE


def check_history(number: str, history: list[dict[str, Any]], entries: list[dict[str, Any]]) -> None:
    """Every revision that the record page lists must have been logged with the same digest."""
    logged = {(entry["revision"], entry["digest"]) for entry in entries}
    for revision in history:
        pair = (revision.get("revision"), revision.get("digest"))
        require(pair in logged, f"record {number}: revision {pair[0]} was never logged with digest {pair[1]}")


def check_month(source: Source, log: Log, month: str, version: int | None) -> int:
    query = {} if version is None else {"version": version}
    answer = source.get(f"/api/v1/monitoring/{urllib.parse.quote(month, safe='')}/", query)
    result = answer.get("result")
    if not isinstance(result, dict) or digest(result) != answer.get("digest"):
        raise Failed(f"month {month}: the result has another digest than stated")
    named = (result.get("month"), result.get("version")) == (month, answer.get("version"))
    require(named and version in (None, answer["version"]), f"the portal answered about another month than {month}")
    ok(f"month {month} version {answer['version']}: result digest {answer['digest']}")
    return check_logged(log, "month", month, answer["digest"], answer["version"])


def check_file(log: Log, path: str) -> int:
    try:
        with open(path, "rb") as file:
            value = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Unchecked(f"{path} cannot be read: {error}") from None
    found = [entry for entry in log.entries if entry["digest"] == value and entry["kind"] in ("report", "dataset")]
    require(bool(found), f"{path}: no such file was ever published (SHA-256 {value})")
    ok(f"{path}: SHA-256 {value}, published as {found[-1]['number']}")
    return check_logged(log, found[-1]["kind"], found[-1]["number"], value, found[-1]["revision"])


def check_logged(log: Log, kind: str, number: str, value: str, revision: int) -> int:
    """Find the entry of this digest and revision, prove it, and say whether it is the latest."""
    entries = log.of(kind, number)
    found = [entry for entry in entries if (entry["digest"], entry["revision"]) == (value, revision)]
    require(bool(found), f"{kind} {number} revision {revision} was never logged with digest {value}")
    log.check_inclusion(found[-1])
    latest = entries[-1]
    if (latest["digest"], latest["revision"]) == (value, revision):
        return GENUINE
    ended = latest["digest"] is None
    what = f"{latest['action']} {latest['time']}" if ended else f"superseded by revision {latest['revision']}"
    note(f"{number} revision {revision} is genuine but not current: {what}")
    return NOT_CURRENT


def load_head(path: str) -> dict[str, Any]:
    try:
        head = json.loads(Path(path).read_bytes(), object_pairs_hook=no_key_twice)
    except (OSError, ValueError) as error:
        raise Unchecked(f"{path} is not a saved head: {error}") from None
    if not isinstance(head, dict):
        raise Unchecked(f"{path} is not a saved head")
    return head


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description="Check an integrity portal's public log, records, months and files.")
    made.add_argument("source", help="address of the public site, or a folder of answers saved with --keep")
    made.add_argument("--record", action="append", default=[], metavar="NUMBER", help="check a record")
    made.add_argument("--month", action="append", default=[], metavar="YYYY-MM", help="check a month's result")
    made.add_argument("--version", type=int, metavar="N", help="version of the months (default: the latest)")
    made.add_argument("--file", action="append", default=[], metavar="PATH", help="check a downloaded file")
    made.add_argument("--earlier", metavar="HEAD.json", help="check that the log extends this saved head")
    made.add_argument("--save-head", metavar="HEAD.json", help="save the checked head for --earlier next time")
    made.add_argument("--public-key", metavar="HEX", help="the log's key as you know it from elsewhere")
    made.add_argument("--require-signature", action="store_true", help="fail when the signature cannot be checked")
    made.add_argument("--keep", metavar="FOLDER", help="save every answer, to check offline later")
    made.add_argument("--timeout", type=float, default=30, metavar="SECONDS")
    return made


def run(options: argparse.Namespace) -> int:
    source = Source(options.source, options.keep, options.timeout)
    log = Log(source, options.public_key, options.require_signature)
    if options.earlier:
        log.check_extends(load_head(options.earlier), options.public_key, options.require_signature)
    outcomes = [check_record(source, log, number) for number in options.record]
    outcomes += [check_month(source, log, month, options.version) for month in options.month]
    outcomes += [check_file(log, path) for path in options.file]
    if options.save_head:
        Path(options.save_head).write_text(json.dumps(log.head, indent=1) + "\n", encoding="utf-8")
    return max(outcomes, default=GENUINE)


def main(arguments: list[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    try:
        code = run(options)
    except Failed as failed:
        print(f"FAIL  {failed}")
        code = FAILED
    except Unchecked as unchecked:
        print(f"STOP  {unchecked}")
        code = UNCHECKED
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        print(f"STOP  the portal answered in another shape than agreed ({type(error).__name__}: {error})")
        code = UNCHECKED
    verdicts = {
        GENUINE: "genuine and current",
        FAILED: "NOT GENUINE",
        UNCHECKED: "could not be checked",
        NOT_CURRENT: "genuine, but no longer current",
    }
    print(f"Result: {verdicts[code]}")
    return code


if __name__ == "__main__":
    sys.exit(main())
