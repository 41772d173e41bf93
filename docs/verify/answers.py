"""Where answers come from: the portal's public API, or a folder of answers saved from it."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from outcome import Unchecked


class Source:
    """Answers of the public API, from its address or from a folder that `--keep` filled earlier."""

    def __init__(self, place: str, keep: str | None = None, timeout: float = 30) -> None:
        self.online = urllib.parse.urlsplit(place).scheme in {"http", "https"}
        self.place, self.timeout = place.rstrip("/"), timeout
        self.keep = Path(keep) if keep else None
        if not self.online and not Path(place).is_dir():
            raise Unchecked(f"{place} is neither an http(s) address nor a folder")
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)

    def get(self, path: str, query: Mapping[str, object] | None = None, gone: bool = False) -> dict[str, Any]:
        """One answer as an object; `gone` also takes the body of a 410."""
        address = path + (f"?{urllib.parse.urlencode(query)}" if query else "")
        data = self._fetch(address, gone) if self.online else self._read(address)
        if self.keep:
            (self.keep / file_name(address)).write_bytes(data)
        try:
            answer = json.loads(data, object_pairs_hook=no_key_twice)
        except ValueError as error:
            raise Unchecked(f"{address} did not answer with JSON: {error}") from None
        if not isinstance(answer, dict):
            raise Unchecked(f"{address} did not answer with a JSON object")
        return answer

    def follow(self, address: str) -> dict[str, Any]:
        """The answer behind a `next`: only its path and query count, so nothing leads to another place."""
        split = urllib.parse.urlsplit(address)
        prefix = urllib.parse.urlsplit(self.place).path if self.online else ""
        return self.get(split.path.removeprefix(prefix), dict(urllib.parse.parse_qsl(split.query)))

    def _fetch(self, address: str, gone: bool) -> bytes:
        headers = {"Accept": "application/json", "User-Agent": "integrity-portal-check"}
        request = urllib.request.Request(self.place + address, headers=headers)
        for attempt in range(6):
            try:
                with urllib.request.urlopen(request, timeout=self.timeout) as response:
                    return bytes(response.read())
            except urllib.error.HTTPError as error:
                if error.code == 410 and gone:
                    return error.read()
                if error.code != 429 or attempt == 5:
                    raise Unchecked(f"{address} answered {error.code} {error.reason}") from None
                wait = error.headers.get("Retry-After", "")
                time.sleep(min(int(wait), 60) if wait.isdecimal() else 2**attempt)
            except OSError as error:
                raise Unchecked(f"{self.place + address} cannot be reached: {error}") from None
        raise Unchecked(f"{address} was never answered")

    def _read(self, address: str) -> bytes:
        try:
            return (Path(self.place) / file_name(address)).read_bytes()
        except OSError:
            raise Unchecked(f"{file_name(address)} is not among the saved answers in {self.place}") from None


def file_name(address: str) -> str:
    """Name of a saved answer: /api/v1/records/X/?a=b → api_v1_records_X.a=b.json."""
    split = urllib.parse.urlsplit(address)
    query = ".".join(f"{name}={value}" for name, value in sorted(urllib.parse.parse_qsl(split.query)))
    name = split.path.strip("/").replace("/", "_") + (f".{query}" if query else "")
    return "".join(c if c.isalnum() or c in "._=-" else "~" for c in name) + ".json"


def no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("an object names a key twice")
    return dict(pairs)


def listed(answer: dict[str, Any], key: str) -> list[Any]:
    value = answer.get(key)
    if not isinstance(value, list):
        raise Unchecked(f"the answer has no list {key!r}")
    return value
