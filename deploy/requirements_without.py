"""Print a hash-pinned lock file without the packages named in a second file.

The public image installs everything of requirements/production.lock that the public site can use;
what only the office needs (spreadsheets, documents, background work, sign-in) stays out of it. One
lock stays the only source of versions and hashes.

    python deploy/requirements_without.py requirements/production.lock deploy/public-leave-out.txt

Raises SystemExit when a name to leave out is not in the lock, so that the list cannot go stale.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

PIN = re.compile(r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==")


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield (package name, its lines with hashes and comments) of a requirements file."""
    name = ""
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        if match := PIN.match(line):
            if name:
                yield name, "".join(lines)
            name, lines = match["name"].lower(), []
        lines.append(line)
    if name:
        yield name, "".join(lines)


def names_to_leave_out(text: str) -> set[str]:
    """Names of a list with one package a line; '#' begins a comment."""
    stripped = (line.split("#", 1)[0].strip().lower() for line in text.splitlines())
    return {name for name in stripped if name}


def lock_without(lock: str, leave_out: set[str]) -> str:
    """The lock's text without the blocks of the packages in leave_out."""
    pinned = dict(blocks(lock))
    if unknown := sorted(leave_out - pinned.keys()):
        raise SystemExit(f"not in the lock file: {', '.join(unknown)}; mend the list of packages to leave out")
    return "".join(block for name, block in pinned.items() if name not in leave_out)


if __name__ == "__main__":
    lock_path, list_path = map(Path, sys.argv[1:3])
    sys.stdout.write(lock_without(lock_path.read_text(), names_to_leave_out(list_path.read_text())))
