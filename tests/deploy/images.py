"""Which files an image would hold: reads a Dockerfile's COPY lines and its ignore file, builds nothing."""

import re
import shlex
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def instructions(dockerfile: Path) -> list[tuple[str, str]]:
    """(instruction, rest) of a Dockerfile, continuation lines joined, comments dropped."""
    text = re.sub(r"\\\n\s*", "", dockerfile.read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(word.upper(), rest) for word, _, rest in (line.partition(" ") for line in lines)]


def final_stage(dockerfile: Path) -> list[tuple[str, str]]:
    every = instructions(dockerfile)
    last = max(number for number, (word, _) in enumerate(every) if word == "FROM")
    return every[last:]


def copied(stage: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """(source in the project, target in the image) of each COPY that reads the project."""
    pairs = []
    for word, rest in stage:
        if word in ("COPY", "ADD") and "--from=" not in rest:
            *sources, target = shlex.split(rest)
            pairs += [(source.rstrip("/"), target) for source in sources]
    return pairs


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    """A .dockerignore pattern as an expression that matches the path itself or anything below it."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(p, re.escape(p)) for p in parts) + "(?:/.*)?")


def ignored(path: str, rules: list[str]) -> bool:
    """Docker's rule: the last pattern that matches decides, `!` takes a path back in."""
    verdict = False
    for rule in rules:
        if _pattern(rule.lstrip("!").strip("/")).fullmatch(path):
            verdict = not rule.startswith("!")
    return verdict


def ignore_rules(dockerfile: Path) -> list[str]:
    own = dockerfile.with_name(dockerfile.name + ".dockerignore")
    text = (own if own.exists() else PROJECT / ".dockerignore").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def image_files(dockerfile: Path) -> dict[str, Path]:
    """Path below /app → file of the project, for everything the image would hold of the project."""
    rules = ignore_rules(dockerfile)
    held: dict[str, Path] = {}
    for source, target in copied(final_stage(dockerfile)):
        start = PROJECT / source
        for file in [start] if start.is_file() else sorted(p for p in start.rglob("*") if p.is_file()):
            name = file.relative_to(PROJECT).as_posix()
            if not ignored(name, rules):
                inside = file.name if start.is_file() else file.relative_to(start).as_posix()
                held[(Path(target) / inside).as_posix()] = file
    return held
