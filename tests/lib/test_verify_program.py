"""The check program of docs/verify against a small site: genuine data holds, every tampering is found."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from integrity_portal.lib.canonical import digest
from tests.lib.verify_site import Site, serve

PROGRAM = Path(__file__).parents[2] / "docs/verify/check.py"
NUMBER, GONE, REPORT = "7K3M-9QXT-20VB", "0123-4567-89AB", b"%PDF-1.7 demonstration"


def run(place, *options, without_packages=False):
    """Exit code and output of the program in a process of its own."""
    python = [sys.executable, *(["-S"] if without_packages else [])]
    done = subprocess.run(
        [*python, "-B", str(PROGRAM), str(place), *map(str, options)], capture_output=True, text=True, timeout=30
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.fixture
def site():
    site = Site()
    site.publish(NUMBER, {"court": "示例法院", "unpaid": "6650000.00", "listed_on": "2018-10-01"})
    site.publish(GONE, {"court": "示例法院", "unpaid": "1.00"})
    site.publish_month("2018-10", 1, "60.653")
    site.log("published", "report", "2018-10.pdf", 1, hashlib.sha256(REPORT).hexdigest())
    site.publish(NUMBER, {"court": "示例法院", "unpaid": "0.00", "listed_on": "2018-10-01"}, revision=2)
    site.withdraw(GONE)
    site.publish_month("2018-10", 2, "61.000")
    return site


@pytest.fixture
def address(site):
    server = serve(site)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "2018-10.pdf"
    path.write_bytes(REPORT)
    return path


def test_everything_genuine(address, site, report):
    options = ("--record", NUMBER, "--month", "2018-10", "--file", report, "--public-key", site.head["public_key"])
    code, output = run(address, *options)
    assert code == 0
    assert f"recomputed root {site.head['root']}" in output
    assert "signature of the head of 7 entries" in output
    assert output.count("inclusion proved") == 3
    assert output.endswith("Result: genuine and current\n")


def test_without_any_package_the_signature_is_said_to_be_unchecked(address):
    code, output = run(address, without_packages=True)
    assert code == 0
    assert "NOTE  signature NOT checked" in output
    code, output = run(address, "--require-signature", without_packages=True)
    assert code == 2


def test_what_is_no_longer_current(address, site, report):
    assert run(address, "--record", GONE)[0] == 3
    code, output = run(address, "--month", "2018-10", "--version", "1")
    assert code == 3
    assert "superseded by revision 2" in output
    site.log("published", "report", "2018-10.pdf", 2, "ab" * 32)
    assert run(address, "--file", report)[0] == 3
    site.log("withdrawn", "report", "2018-10.pdf", 2, None)
    assert "withdrawn 2018-12-05" in run(address, "--file", report)[1]


def test_history_is_proved_from_a_saved_head(address, site, tmp_path):
    head = tmp_path / "head.json"
    assert run(address, "--save-head", head)[0] == 0
    assert json.loads(head.read_text()) == site.head
    site.publish("ABCD-EFGH-JKMN", {"unpaid": "5.00"})
    code, output = run(address, "--earlier", head)
    assert code == 0
    assert "the log of 8 entries extends the earlier one of 7" in output


def test_offline_from_saved_answers(address, tmp_path):
    kept = tmp_path / "kept"
    assert run(address, "--record", NUMBER, "--month", "2018-10", "--record", GONE, "--keep", kept)[0] == 3
    assert run(kept, "--record", NUMBER, "--month", "2018-10")[0] == 0
    assert run(kept, "--record", GONE)[0] == 3
    saved = kept / f"api_v1_records_{NUMBER}.json"
    saved.write_text(saved.read_text().replace("示例法院", "另一法院"))
    assert run(kept, "--record", NUMBER)[0] == 1
    code, output = run(kept, "--month", "2018-11")
    assert code == 2
    assert "api_v1_monitoring_2018-11.json is not among the saved answers" in output


def test_a_busy_portal_is_asked_again(address, site):
    site.refuse_next = 2
    assert run(address)[0] == 0


def test_entries_after_the_checked_head_are_left_for_the_next_time(address, site):
    head = site.head
    site.log("published", "dataset", "records", 1, "ab" * 32)
    site.head = head
    assert run(address, "--record", NUMBER)[0] == 0


def test_a_record_amended_during_the_check_is_no_alarm(address, site):
    heads = iter([site.head])
    site.publish(NUMBER, {"unpaid": "2.00"}, revision=3)
    now, answer = site.head, site.answer
    log = "/api/v1/log/"
    site.answer = lambda path, query: (200, next(heads, now)) if path == log else answer(path, query)
    code, output = run(address, "--record", NUMBER)
    assert code == 2
    assert "the log grew while it was being checked" in output


def content(site):
    site.records[NUMBER]["content"]["unpaid"] = "1.00"


def content_with_its_digest(site):
    content(site)
    site.records[NUMBER]["digest"] = digest(site.records[NUMBER]["content"])


def old_revision(site):
    site.records[NUMBER]["history"][0]["digest"] = "cd" * 32


def leaf_of_the_record(site):
    site.records[NUMBER]["log"]["leaf_hash"] = "cd" * 32


def older_entry_of_the_record(site):
    site.records[NUMBER]["log"]["index"] = 0


def withdrawn_record_back_again(site):
    site.records[GONE] = site.records[NUMBER] | {"number": GONE}


def withdrawn_without_a_log_entry(site):
    site.gone[NUMBER] = {"number": NUMBER, "withdrawn_at": "", "reason_kind": "revoked"}
    del site.records[NUMBER]


def entry_changed(site):
    site.entries[0]["digest"] = "cd" * 32


def entry_removed(site):
    del site.entries[3]


def entries_swapped(site):
    site.entries[1], site.entries[2] = site.entries[2], site.entries[1]


def entry_with_more(site):
    site.entries[1]["url"] = "x"


def last_entry_missing(site):
    del site.entries[-1]


def root(site):
    site.head["root"] = "cd" * 32


def signature(site):
    site.head["signature"] = "00" * 64


def month(site):
    site.months["2018-10", None]["result"]["regions"][0]["score"] = "99.000"


def month_with_floats(site):
    site.months["2018-10", None]["result"]["regions"][0]["score"] = 61.0


def forged_proof(site):
    site.proof = lambda kind, asked: asked | {"leaf_hash": "cd" * 32, "path": []}


@pytest.mark.parametrize(
    "tamper",
    [
        content, content_with_its_digest, old_revision, leaf_of_the_record, older_entry_of_the_record,
        withdrawn_without_a_log_entry, entry_changed, entry_removed, entries_swapped, entry_with_more,
        last_entry_missing, root, signature, month, month_with_floats, forged_proof,
    ],
)  # fmt: skip
def test_tampering_is_found(address, site, tamper):
    tamper(site)
    code, output = run(address, "--record", NUMBER, "--month", "2018-10")
    assert code == 1
    assert "FAIL  " in output
    assert output.endswith("Result: NOT GENUINE\n")


def test_a_withdrawn_record_that_is_shown_again_is_found(address, site):
    withdrawn_record_back_again(site)
    assert run(address, "--record", GONE)[0] == 1


def test_a_rewritten_log_is_found_by_whoever_kept_a_head(address, site, tmp_path):
    head = tmp_path / "head.json"
    run(address, "--save-head", head)
    site.entries[0]["digest"] = "cd" * 32
    site.head = site.signed_head()
    assert run(address)[0] == 0
    code, output = run(address, "--earlier", head)
    assert code == 1
    assert "history was changed" in output
    del site.entries[-2:]
    site.head = site.signed_head()
    assert "the log shrank from 7 to 5 entries" in run(address, "--earlier", head)[1]


def test_another_key_is_found(address):
    code, output = run(address, "--public-key", "00" * 32)
    assert code == 1
    assert "not with the expected one" in output


def test_a_changed_file_was_never_published(address, report):
    report.write_bytes(REPORT + b" ")
    code, output = run(address, "--file", report)
    assert code == 1
    assert "no such file was ever published" in output


@pytest.mark.parametrize(
    "options",
    [("--record", "ZZZZ-ZZZZ-ZZZZ"), ("--month", "2018-11"), ("--file", "/nowhere"), ("--earlier", "/nowhere")],
)
def test_what_is_not_there_cannot_be_checked(address, options):
    code, output = run(address, *options)
    assert code == 2
    assert output.endswith("Result: could not be checked\n")


def test_answers_of_another_shape_cannot_be_checked(address, site):
    site.records[NUMBER]["log"] = "none"
    code, output = run(address, "--record", NUMBER)
    assert code == 2
    assert "another shape" in output


@pytest.mark.parametrize("place", ["http://127.0.0.1:1", "/nowhere", "ftp://127.0.0.1"])
def test_a_wrong_address_is_said(place):
    assert run(place)[0] == 2
