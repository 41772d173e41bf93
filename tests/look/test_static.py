"""Weight and origin of what the browser loads."""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from tests.look.conftest import gallery_html

STATIC = Path(settings.BASE_DIR) / "static"


def linked(html: str, tag: str, attribute: str) -> list[str]:
    return re.findall(rf'<{tag} [^>]*{attribute}="/static/([^"]+)"', html)


def blocking(html: str) -> list[str]:
    """Requests that hold up the first paint: style sheets for the screen, scripts neither async, defer nor module."""
    head = html.split("</head>")[0]
    sheets = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)">', head)
    scripts = re.findall(r'<script src="/static/([^"]+)"', head)
    return sheets + scripts


def wire_size(name: str) -> int:
    found = finders.find(name)
    assert found, name
    return len(gzip.compress(Path(found).read_bytes()))


def test_three_requests_block_a_public_page() -> None:
    assert len(blocking(gallery_html("site=public"))) == 3


@pytest.mark.parametrize("frame", ["public", "office"])
def test_weight_over_the_wire(frame: str) -> None:
    html = gallery_html(f"site={frame}")
    scripts = sum(wire_size(name) for name in linked(html, "script", "src"))
    sheets = sum(wire_size(name) for name in linked(html, "link", "href"))
    assert scripts <= 40_000
    assert scripts + sheets + len(gzip.compress(html.encode())) <= 100_000


@pytest.mark.parametrize(("frame", "most"), [("public", 43_000), ("office", 50_000)])
def test_style_sheets_of_a_page_are_small(frame: str, most: int) -> None:
    sheets = [name for name in linked(gallery_html(f"site={frame}"), "link", "href") if name.endswith(".css")]
    assert len(sheets) == {"public": 4, "office": 5}[frame]  # print.css is one of them and blocks nothing
    assert sum((STATIC / name).stat().st_size for name in sheets) <= most


def test_both_ways_into_the_dark_scheme_say_the_same() -> None:
    css = (STATIC / "css" / "core.css").read_text(encoding="utf-8")
    asked, chosen = re.findall(r"color-scheme: dark;([^}]*)", css)
    assert asked.split() == chosen.split()


def test_css_loads_nothing_from_elsewhere() -> None:
    for path in (STATIC / "css").glob("*.css"):
        assert not re.search(r"url\(|@import|https?:", path.read_text(encoding="utf-8")), path


def test_vendored_files_are_the_listed_ones() -> None:
    import hashlib

    folder = STATIC / "vendor"
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    there = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {"manifest.json"}
    assert there == {entry["path"] for entry in listed}
    for entry in listed:
        assert hashlib.sha256((folder / entry["path"]).read_bytes()).hexdigest() == entry["sha256"]
        assert entry.keys() >= {"name", "version", "licence", "path", "sha256"}
