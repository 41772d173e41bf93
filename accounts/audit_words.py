"""Chinese words for the verbs and targets of audit events."""

VERBS = {
    "session.begun": "登录",
    "session.ended": "退出",
    "session.refused": "登录被拒",
    "officer.created": "建立账号",
    "officer.role_granted": "授予角色",
    "officer.role_revoked": "收回角色",
    "officer.deactivated": "停用账号",
    "officer.password_changed": "修改密码",
    "regions.loaded": "载入行政区划",
    "calendar.loaded": "载入工作日历",
    "rules.loaded": "载入期限规则",
    "registers.published": "公开区划与单位名录",
    "audit.verified": "核验审计记录",
}


def verb_label(verb: str) -> str:
    """The word for `verb`; the verb itself where there is none."""
    return VERBS.get(verb, verb)
