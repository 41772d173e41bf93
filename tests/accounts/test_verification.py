"""Tampering with the audit trail as a superuser is found, and its place is named."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from accounts.actions.audit import append_audit
from accounts.anchors import append_anchor, read_anchors
from accounts.audit_chain import Fault, Head
from accounts.exceptions import UnreadableFile
from accounts.verification import stored_head, verify_chain

pytestmark = pytest.mark.django_db(transaction=True)

AT = datetime.fromisoformat("2026-10-09T09:30:00+08:00")
REHASH = """
    UPDATE accounts_auditevent SET content_hash = encode(sha256(convert_to(jsonb_build_array(
        id::text, actor_id, verb, target, detail::text,
        to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, 'UTF8')), 'hex')
"""
RECHAIN = """
    DO $$ DECLARE l record; p text := repeat('0', 64); h text; BEGIN
    FOR l IN SELECT k.seq, k.event_id, e.content_hash FROM accounts_auditlink k
             JOIN accounts_auditevent e ON e.id = k.event_id ORDER BY k.seq LOOP
        h := encode(sha256(convert_to(
            jsonb_build_array(l.seq, p, l.event_id::text, l.content_hash)::text, 'UTF8')), 'hex');
        UPDATE accounts_auditlink SET prev = p, hash = h WHERE seq = l.seq; p := h;
    END LOOP;
    UPDATE accounts_audithead SET hash = p, seq = (SELECT max(seq) FROM accounts_auditlink); END $$
"""
LINK = "(SELECT event_id FROM accounts_auditlink WHERE seq = {0})"


@pytest.fixture
def tamper(owner_cursor: Any) -> Callable[..., None]:
    """Six sealed events, then statements past all triggers and foreign keys."""
    for number in range(1, 7):
        with transaction.atomic():
            append_audit(actor=None, verb="test.done", target=f"test:{number}", detail={"n": number}, at=AT)

    def run(*statements: str) -> None:
        owner_cursor.execute("SET session_replication_role = replica")
        for statement in statements:
            owner_cursor.execute(statement)
        owner_cursor.execute("SET session_replication_role = DEFAULT")

    return run


def found(*anchors: Head) -> list[tuple[str, int]]:
    return [(fault.kind, fault.seq) for fault in verify_chain(at=timezone.now(), anchors=anchors).faults]


def test_an_untouched_trail_is_clean(tamper: Callable[..., None]) -> None:
    assert found(stored_head()) == []
    assert stored_head().seq == 6


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'other'",
        "target = 'test:9'",
        "detail = '{\"n\": 9}'",
        "at = at + interval '1 microsecond'",
        "recorded_at = recorded_at - interval '1 day'",
    ],
)
def test_a_changed_event_is_found_by_its_content(tamper: Callable[..., None], change: str) -> None:
    tamper(f"UPDATE accounts_auditevent SET {change} WHERE id = {LINK.format(3)}")
    assert found() == [("content", 3)]


def test_a_changed_event_with_a_new_hash_is_found_by_its_link(tamper: Callable[..., None]) -> None:
    tamper(f"UPDATE accounts_auditevent SET verb = 'other' WHERE id = {LINK.format(3)}", REHASH)
    assert found() == [("link", 3)]


def test_a_changed_link_is_found(tamper: Callable[..., None]) -> None:
    tamper("UPDATE accounts_auditlink SET hash = repeat('e', 64) WHERE seq = 3")
    assert found() == [("link", 3), ("order", 4)]


def test_a_deletion_in_the_middle_leaves_a_gap(tamper: Callable[..., None]) -> None:
    tamper(
        f"DELETE FROM accounts_auditevent WHERE id = {LINK.format(3)}",
        "DELETE FROM accounts_auditlink WHERE seq = 3",
    )
    assert found() == [("gap", 3)]


def test_a_deletion_with_the_numbers_closed_up_is_found(tamper: Callable[..., None]) -> None:
    tamper(
        f"DELETE FROM accounts_auditevent WHERE id = {LINK.format(3)}",
        "DELETE FROM accounts_auditlink WHERE seq = 3",
        "UPDATE accounts_auditlink SET seq = 3 WHERE seq = 4",
        "UPDATE accounts_auditlink SET seq = 4 WHERE seq = 5",
        "UPDATE accounts_auditlink SET seq = 5 WHERE seq = 6",
        "UPDATE accounts_audithead SET seq = 5",
    )
    assert found() == [("order", 3), ("link", 3), ("link", 4), ("link", 5)]


def test_an_event_that_is_gone_is_missed(tamper: Callable[..., None]) -> None:
    tamper(f"DELETE FROM accounts_auditevent WHERE id = {LINK.format(3)}")
    assert found() == [("missing", 3)]


def test_two_exchanged_events_are_found(tamper: Callable[..., None]) -> None:
    tamper(
        "UPDATE accounts_auditlink SET seq = 99 WHERE seq = 3",
        "UPDATE accounts_auditlink SET seq = 3 WHERE seq = 4",
        "UPDATE accounts_auditlink SET seq = 4 WHERE seq = 99",
    )
    assert found() == [("order", 3), ("link", 3), ("order", 4), ("link", 4), ("order", 5)]


def test_an_event_put_in_past_the_triggers_is_found(tamper: Callable[..., None]) -> None:
    tamper(
        "INSERT INTO accounts_auditevent (id, verb, target, detail, at, recorded_at, content_hash) "
        "VALUES (gen_random_uuid(), 'v', 't', '{}', now(), now(), '')"
    )
    assert found() == [("unsealed", 0)]


def test_an_event_put_in_between_with_a_link_is_found(tamper: Callable[..., None]) -> None:
    tamper(
        "UPDATE accounts_auditlink SET seq = seq + 100 WHERE seq > 3",
        "UPDATE accounts_auditlink SET seq = seq - 99 WHERE seq > 100",
        "INSERT INTO accounts_auditevent (id, verb, target, detail, at, recorded_at, content_hash) VALUES "
        "('00000000-0000-0000-0000-000000000009', 'v', 't', '{}', now(), now(), '')",
        REHASH,
        "INSERT INTO accounts_auditlink (seq, prev, event_id, hash) VALUES "
        "(4, repeat('d', 64), '00000000-0000-0000-0000-000000000009', repeat('c', 64))",
        "UPDATE accounts_audithead SET seq = 7",
    )
    assert found()[:3] == [("order", 4), ("link", 4), ("order", 5)]


def test_a_cut_tail_does_not_fit_the_head_row(tamper: Callable[..., None]) -> None:
    tamper(
        f"DELETE FROM accounts_auditevent WHERE id IN ({LINK.format(5)}, {LINK.format(6)})",
        "DELETE FROM accounts_auditlink WHERE seq > 4",
    )
    assert found() == [("head", 4)]


def test_a_cut_tail_with_the_head_rewritten_is_found_by_an_anchor(tamper: Callable[..., None]) -> None:
    anchor = stored_head()
    tamper(
        f"DELETE FROM accounts_auditevent WHERE id IN ({LINK.format(5)}, {LINK.format(6)})",
        "DELETE FROM accounts_auditlink WHERE seq > 4",
        "UPDATE accounts_audithead SET seq = 4, hash = (SELECT hash FROM accounts_auditlink WHERE seq = 4)",
    )
    assert found() == []
    assert found(anchor) == [("tail", 6)]


def test_a_history_rewritten_from_end_to_end_is_found_by_an_anchor(tamper: Callable[..., None]) -> None:
    anchor = stored_head()
    tamper(f"UPDATE accounts_auditevent SET verb = 'other' WHERE id = {LINK.format(3)}", REHASH, RECHAIN)
    assert found() == []
    assert found(anchor) == [("anchor", 6)]


def test_a_head_row_that_is_gone_is_found(tamper: Callable[..., None]) -> None:
    tamper("DELETE FROM accounts_audithead")
    assert found() == [("head", 6)]


def test_the_command_walks_and_keeps_heads(tamper: Callable[..., None], tmp_path: Any, capsys: Any) -> None:
    anchors = tmp_path / "heads.jsonl"
    call_command("verify_audit", append_head=anchors)
    assert f"共 6 环，链头 {stored_head().hash}" in capsys.readouterr().out
    assert read_anchors(anchors) == [stored_head()]
    call_command("verify_audit", anchors=anchors)


def test_the_command_says_where_and_ends_with_1(tamper: Callable[..., None], capsys: Any) -> None:
    tamper(f"UPDATE accounts_auditevent SET verb = 'other' WHERE id = {LINK.format(3)}")
    with pytest.raises(CommandError) as error:
        call_command("verify_audit")
    assert error.value.returncode == 1
    assert capsys.readouterr().err.startswith("content seq=3:")


def test_an_unreadable_anchor_file_ends_with_2(db: None, tmp_path: Any) -> None:
    broken = tmp_path / "heads.jsonl"
    broken.write_text("{}\n")
    with pytest.raises(CommandError) as error:
        call_command("verify_audit", anchors=broken)
    assert error.value.returncode == 2


def test_conflicting_anchors_cannot_both_hold(tamper: Callable[..., None]) -> None:
    assert found(stored_head(), Head(6, "f" * 64)) == [("anchor", 6)]


def test_anchors_survive_the_file(tmp_path: Any) -> None:
    path = tmp_path / "heads.jsonl"
    heads = [Head(1, "a" * 64), Head(2, "b" * 64)]
    for head in heads:
        append_anchor(path, head, at=AT)
    assert read_anchors(path) == heads
    path.write_text("not json\n")
    with pytest.raises(UnreadableFile):
        read_anchors(path)


def test_a_fault_reads_as_a_sentence(tamper: Callable[..., None]) -> None:
    tamper("DELETE FROM accounts_auditlink WHERE seq IN (3, 4)")
    gap = Fault("gap", 3, "第 3 环至第 4 环缺失")
    assert verify_chain(at=timezone.now()).faults[0] == gap
