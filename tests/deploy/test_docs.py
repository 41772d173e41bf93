"""What the documents point at exists: links, files, tests, settings, commands."""

import re
from pathlib import Path

import pytest

from tests.deploy.images import PROJECT

DOCUMENTS = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *sorted((PROJECT / "docs").rglob("*.md"))]
SECURITY = (PROJECT / "docs" / "security.md").read_text(encoding="utf-8")
ROOMS = "accounts|records|monitoring|disclosure|integrity_portal|templates|static|deploy|tests|docs|requirements"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    relative = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in relative if not (document.parent / target).exists()] == []


def test_security_names_only_tests_that_exist() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", SECURITY)
    assert len(named) > 60
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not (PROJECT / file).is_file()
        or not re.search(rf"^def {test}\(", (PROJECT / file).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert missing == []


def test_security_names_only_places_that_exist() -> None:
    places = re.findall(rf"`((?:{ROOMS})/[\w./-]*)`", SECURITY)
    assert [place for place in places if not (PROJECT / place).exists()] == []


def test_every_row_of_a_control_names_a_test_or_says_that_there_is_none() -> None:
    rows = [line for line in SECURITY.splitlines() if line.startswith("| ") and line.count(" | ") == 3]
    controls = [row for row in rows if not row.startswith("| control")]
    assert [row for row in controls if "`tests/" not in row and not row.endswith("| – |")] == []
