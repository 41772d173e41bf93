"""What two results of the same month differ in: who moved, and because of what."""

from collections.abc import Iterator, Mapping
from typing import Any

Result = Mapping[str, Any]
Part = tuple[str, Any]


def moved_regions(before: Result, after: Result) -> list[str]:
    """Codes of the regions whose score differs, or that are in one of the two only, in order."""
    old, new = _scores(before), _scores(after)
    return sorted(code for code in old.keys() | new.keys() if old.get(code) != new.get(code))


def restatement_note(before: Result, after: Result) -> str:
    """Who moved and why, in Chinese, one sentence per region; empty where nobody's score moved."""
    old, new = ({region["code"]: region for region in result["regions"]} for result in (before, after))
    sentences = [_sentence(old.get(code), new.get(code)) for code in moved_regions(before, after)]
    return "".join(sentences)


def first_difference(before: Any, after: Any, path: str = "result") -> str | None:
    """The first place in which two results differ, as `path: stored → recomputed`; None where equal."""
    if isinstance(before, dict) and isinstance(after, dict):
        pairs: Iterator[Part] = ((f".{key}", (before.get(key), after.get(key))) for key in {**before, **after})
        return _first(pairs, path)
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return _first(((f"[{place}]", pair) for place, pair in enumerate(zip(before, after, strict=True))), path)
    return None if before == after else f"{path}: {before!r} → {after!r}"


def _first(pairs: Iterator[Part], path: str) -> str | None:
    for step, (one, other) in pairs:
        if found := first_difference(one, other, path + step):
            return found
    return None


def _scores(result: Result) -> dict[str, str]:
    return {region["code"]: region["score"] for region in result["regions"]}


def _sentence(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> str:
    if old is None or new is None:
        return f"{(new or old or {})['name']}{'列入' if old is None else '不再列入'}评价。"
    ranks = "" if old["rank"] == new["rank"] else f"，名次由第 {old['rank']} 变为第 {new['rank']}"
    causes = "、".join(_causes(old, new))
    return f"{new['name']}得分由 {old['score']} 变为 {new['score']}{ranks}（{causes}）。"


def _causes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    before = {row["code"]: row for part in old["dimensions"] for row in part["indicators"]}
    for part in new["dimensions"]:
        for row in part["indicators"]:
            points = before.get(row["code"], {}).get("points")
            if points != row["points"]:
                yield f"{row['name']} {points} 变为 {row['points']}"
