from accounts.audit_words import VERBS, detail_text, verb_label


def test_known_and_unknown_verbs() -> None:
    assert verb_label("session.begun") == "登录"
    assert verb_label("new.verb") == "new.verb"
    assert all(0 < len(verb) <= 60 for verb in VERBS)


def test_detail_on_one_line() -> None:
    detail = {"roles": ["clerk", "reviewer"], "locked": False, "x": None, "rows": {"created": 2, "changed": 0}}
    assert detail_text(detail) == "角色：clerk、reviewer；暂停登录：否；x：无；行数：（新增：2；更新：0）"
    assert detail_text({}) == ""
