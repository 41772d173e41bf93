"""Earlier heads of the audit chain, kept in a file outside the database: one JSON object a line."""

import json
from datetime import datetime
from pathlib import Path

from accounts.audit_chain import Head
from accounts.exceptions import UnreadableFile


def read_anchors(path: Path) -> list[Head]:
    """The heads in `path`. Raises UnreadableFile for a line that is no head."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [_head(line) for line in lines if line.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableFile(f"无法读取链头文件 {path.name}：{error}") from error


def append_anchor(path: Path, head: Head, *, at: datetime) -> None:
    """Add `head` to the file, which is made when it is missing."""
    with path.open("a", encoding="utf-8") as handle:
        handle.write(json.dumps({"seq": head.seq, "hash": head.hash, "at": at.isoformat()}) + "\n")


def _head(line: str) -> Head:
    value = json.loads(line)
    return Head(seq=int(value["seq"]), hash=str(value["hash"]))
