"""Chinese words for the verbs and the detail of audit events."""

from typing import Any

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
    "organisation.registered": "登记单位",
    "registers.published": "公开区划与单位名录",
    "audit.verified": "核验审计记录",
    "record.create": "录入记录",
    "record.save": "保存记录",
    "record.submit": "提交审核",
    "record.take_back": "撤回修改",
    "record.discard": "作废记录",
    "record.return": "退回记录",
    "record.approve": "审核通过",
    "record.correct": "更正通过",
    "record.publish": "公示记录",
    "record.amend": "更新公示",
    "record.mark_objection": "标注异议",
    "record.clear_objection": "解除异议标注",
    "record.repair": "修复",
    "record.expire": "公示到期",
    "record.relist": "再次列入",
    "record.withdraw": "撤销公示",
    "ledger.import": "批量导入",
    "case.move": "变更办理状态",
    "case.retract": "撤销办理事项",
    "plan.save": "保存一案一策",
    "plan.milestone": "更新整改节点",
    "payment.add": "登记付款",
    "payment.retract": "撤销付款",
    "settlement.add": "登记和解",
    "settlement.retract": "撤销和解",
    "removal.apply": "提请销案",
    "removal.deleted": "登记法院删除",
    "repayment.plan": "保存还款计划",
    "arrears.confirm": "登记债权人确认",
    "publication.repair": "修复公示副本",
    "scheme.loaded": "载入指标体系",
    "record.approve_many": "成批审核通过",
    "record.publish_many": "成批公示",
    "amendment.propose": "提出更正",
    "amendment.revise": "修改更正",
    "amendment.return": "退回更正",
    "amendment.drop": "放弃更正",
    "month.scored": "形成评分初稿",
    "month.restatement_dropped": "取消重述",
    "month.finalised": "评分定稿",
    "month.published": "发布月度评分",
    "report.published": "发布监测报告",
}

KEYS = {
    "roles": "角色",
    "role": "角色",
    "reach": "数据范围",
    "organisation": "单位编号",
    "locked": "暂停登录",
    "created": "新增",
    "changed": "更新",
    "digest": "摘要",
    "days": "天数",
    "years": "年份",
    "rules": "规则",
    "regions": "区划",
    "organisations": "单位",
    "head": "链头",
    "faults": "异常",
    "ledger": "台账",
    "version": "版本",
    "records": "记录数",
    "root": "汇总摘要",
    "rows": "行数",
    "reason": "理由",
    "from": "原状态",
    "to": "新状态",
    "state": "状态",
    "complete": "方案完备",
    "fields": "有意见的填报项",
    "facts_written": "登记事实",
    "facts_retracted": "撤回事实",
    "amendment": "更正序号",
    "payment": "支付序号",
    "position": "节点序号",
    "instalments": "期数",
    "reason_kind": "撤销原因",
    "file": "文件摘要",
    "files": "文件摘要",
    "skipped": "已存在",
    "uscc": "统一社会信用代码",
    "region": "区划",
    "repaired": "已修复的副本",
    "known_at": "数据截至",
    "warnings": "预警数",
    "without_comments": "未征求意见的理由",
}


def verb_label(verb: str) -> str:
    """The word for `verb`; the verb itself where there is none."""
    return VERBS.get(verb, verb)


def detail_text(detail: dict[str, Any]) -> str:
    """The detail of an event on one line."""
    return "；".join(f"{KEYS.get(key, key)}：{_value(value)}" for key, value in detail.items())


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(_value(item) for item in value)
    if isinstance(value, dict):
        return f"（{detail_text(value)}）"
    return "无" if value is None else str(value)
