"""The check program against what the portal itself publishes and answers, tampered rows included."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from disclosure import publication
from disclosure.models import LogHead
from integrity_portal.lib.canonical import canonical_json
from tests.disclosure import seeds

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PROGRAM = Path(__file__).parents[2] / "docs/verify/check.py"
REPORT = b"%PDF-1.7 demonstration"


@pytest.fixture
def published(settings):
    """One amended record, one withdrawn, a month and its report; the number and the withdrawn one."""
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "integrity_portal.urls_public", []
    seeds.seed_registers()
    kept, gone = seeds.case(1), seeds.case(2)
    publication.publish_records(copies=[kept, gone], at=seeds.AT)
    publication.publish_record(copy=seeds.case(1, content={"unpaid_amount": "0.00"}), at=seeds.minutes(1), amended=True)
    publication.end_record(number=gone.number, action="withdrawn", reason_kind="entered_wrongly", at=seeds.minutes(2))
    publication.mark_objection(number=kept.number, open=True, at=seeds.minutes(3))
    seeds.publish_month("2026-10", at=seeds.minutes(4))
    publication.publish_report(
        month="2026-10", region=None, version=1, title="示例报告", content_digest="ab" * 32,
        files={"pdf": REPORT}, at=seeds.minutes(5),
    )  # fmt: skip
    return kept.number, gone.number


@pytest.fixture
def saved(client, tmp_path):
    """Save an answer of the portal the way `--keep` names it; follows `next`."""

    def save(address):
        split = urlsplit(address)
        answer = client.get(f"{split.path}?{split.query}")
        pairs = sorted(pair for pair in split.query.split("&") if pair)
        name = ".".join([split.path.strip("/").replace("/", "_"), *pairs])
        (tmp_path / f"{name}.json").write_bytes(answer.content)
        body = answer.json()
        if body.get("next"):
            save(body["next"])
        return body

    size = save("/api/v1/log/")["size"]
    save("/api/v1/changes/?page_size=200")
    for index in range(size):
        save(f"/api/v1/log/inclusion/?index={index}&size={size}")
    save(f"/api/v1/log/consistency/?first=2&second={size}")
    return save


def check(folder, *options):
    done = subprocess.run(
        [sys.executable, "-B", str(PROGRAM), str(folder), *map(str, options)],
        capture_output=True, text=True, timeout=30,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_what_the_portal_publishes_is_genuine(published, saved, tmp_path):
    kept, gone = published
    for address in (f"records/{kept}/", f"records/{gone}/", "monitoring/2026-10/"):
        saved(f"/api/v1/{address}")
    report = tmp_path / "2026-10.pdf"
    report.write_bytes(REPORT)
    code, output = check(tmp_path, "--record", kept, "--month", "2026-10", "--file", report)
    assert (code, output.count("inclusion proved")) == (0, 3), output
    assert "signature of the head" in output
    code, output = check(tmp_path, "--record", gone)
    assert code == 3, output
    assert "withdrawn 2026-11-02" in output


def test_an_earlier_head_of_the_portal_is_extended(published, saved, tmp_path):
    head = LogHead.objects.get(size=2)
    earlier = tmp_path / "earlier.json"
    keys = ("size", "root", "time", "signature", "public_key")
    earlier.write_bytes(canonical_json({key: getattr(head, key) for key in keys}))
    code, output = check(tmp_path, "--earlier", earlier)
    assert code == 0, output
    assert "extends the earlier one of 2" in output


def test_a_changed_content_is_found(published, saved, tmp_path):
    kept, _ = published
    saved(f"/api/v1/records/{kept}/")
    path = tmp_path / f"api_v1_records_{kept}.json"
    path.write_text(re.sub('"paid_amount": ?"1650000.00"', '"paid_amount":"0.00"', path.read_text()))
    code, output = check(tmp_path, "--record", kept)
    assert code == 1, output
    assert "the content has another digest" in output
