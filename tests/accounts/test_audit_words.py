import re
from pathlib import Path

from accounts.audit_words import VERBS, detail_text, verb_label
from records.enums import Action


def test_known_and_unknown_verbs() -> None:
    assert verb_label("session.begun") == "登录"
    assert verb_label("new.verb") == "new.verb"
    assert all(0 < len(verb) <= 60 for verb in VERBS)


def test_detail_on_one_line() -> None:
    detail = {"roles": ["clerk", "reviewer"], "locked": False, "x": None, "rows": {"created": 2, "changed": 0}}
    assert detail_text(detail) == "角色：clerk、reviewer；暂停登录：否；x：无；行数：（新增：2；更新：0）"
    assert detail_text({}) == ""


def test_every_verb_in_the_code_has_a_word() -> None:
    """Also those composed of an action: `record.publish` and so on."""
    base = Path(__file__).resolve().parents[2]
    pattern = re.compile(r'(?:verb=|_audit\(\w+, |_audit\()"([a-z_]+\.[a-z_]+)"')
    code = [
        p.read_text(encoding="utf-8")
        for app in ("accounts", "records", "monitoring")
        for p in (base / app).rglob("*.py")
    ]
    used = {verb for text in code for verb in pattern.findall(text)} | {f"record.{action}" for action in Action.values}
    assert len(used) > 40
    assert sorted(used - set(VERBS)) == []
