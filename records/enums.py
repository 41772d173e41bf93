"""The glossary of the ledgers: every closed list, with the words officials use."""

from django.db.models import TextChoices


class LedgerCode(TextChoices):
    DEFAULT_CASE = "default_case", "政府机构失信案件"
    ARREARS = "arrears", "拖欠账款"
    MONTHLY_RETURN = "monthly_return", "月度报送"


class Status(TextChoices):
    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "待审核"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "已审核"
    PUBLISHED = "published", "已公示"
    AMENDED = "amended", "已更正公示"
    UNDER_OBJECTION = "under_objection", "异议处理中"
    REPAIRED = "repaired", "已修复"
    EXPIRED = "expired", "已到期"
    WITHDRAWN = "withdrawn", "已撤销"


# Being written: may be incomplete, counts nowhere.
OPEN = (Status.DRAFT, Status.RETURNED)
# Stands on the public site.
ON_PUBLIC_SITE = (Status.PUBLISHED, Status.AMENDED, Status.UNDER_OBJECTION)
# Reviewed and still running: payments and handling steps can be entered.
RUNNING = (Status.APPROVED, *ON_PUBLIC_SITE)
# Reviewed and not withdrawn: what the scores count.
COUNTED = (Status.APPROVED, *ON_PUBLIC_SITE, Status.REPAIRED, Status.EXPIRED)


class Action(TextChoices):
    CREATE = "create", "录入"
    SUBMIT = "submit", "提交审核"
    TAKE_BACK = "take_back", "撤回修改"
    DISCARD = "discard", "作废"
    RETURN = "return", "退回"
    APPROVE = "approve", "审核通过"
    CORRECT = "correct", "更正通过"
    PUBLISH = "publish", "公示"
    AMEND = "amend", "更新公示"
    MARK_OBJECTION = "mark_objection", "标注异议"
    CLEAR_OBJECTION = "clear_objection", "解除异议标注"
    REPAIR = "repair", "修复"
    EXPIRE = "expire", "到期"
    RELIST = "relist", "再次列入"
    WITHDRAW = "withdraw", "撤销"


class WithdrawalReason(TextChoices):
    """Why a record is withdrawn. Each says that the record was wrong: it stops counting."""

    ENTERED_WRONGLY = "entered_wrongly", "录入有误"
    DECISION_REVOKED = "decision_revoked", "原决定被撤销或变更"
    OBJECTION_UPHELD = "objection_upheld", "异议成立"
    DUPLICATE = "duplicate", "重复录入"


class Handling(TextChoices):
    """Life of a default case; it follows the court (policy 二(三)3, 一案一策)."""

    WARNED = "warned", "预警"
    LOST = "lost", "败诉待履行"
    EXECUTION = "execution", "执行立案"
    LISTED = "listed", "纳入名单"
    RECTIFYING = "rectifying", "整改中"
    PERFORMED = "performed", "履行完毕"
    SETTLING = "settling", "和解履行中"
    REMOVAL_REQUESTED = "removal_requested", "已提请销案"
    COURT_DELETED = "court_deleted", "法院已删除"
    REVISITED = "revisited", "回访"


class Situation(TextChoices):
    """The six statutory situations (法释〔2017〕7号 第一条)."""

    REFUSES = "refuses_to_perform", "有履行能力而拒不履行生效法律文书确定义务"
    OBSTRUCTS = "obstructs", "以伪造证据、暴力、威胁等方法妨碍、抗拒执行"
    EVADES = "evades", "以虚假诉讼、虚假仲裁或者隐匿、转移财产等方法规避执行"
    NO_ASSET_REPORT = "no_asset_report", "违反财产报告制度"
    SPENDING_LIMITS = "breaks_spending_limits", "违反限制消费令"
    BREAKS_SETTLEMENT = "breaks_settlement", "无正当理由拒不履行执行和解协议"


class PartyKind(TextChoices):
    PERSON = "person", "自然人"
    ENTERPRISE = "enterprise", "企业"
    SOLE_TRADER = "sole_trader", "个体工商户"
    PUBLIC_BODY = "public_body", "机关、事业单位"
    OTHER = "other", "其他组织"


class Industry(TextChoices):
    CONSTRUCTION = "construction", "建筑"
    MANUFACTURING = "manufacturing", "制造"
    TRADE = "trade", "商贸"
    TRANSPORT = "transport", "运输"
    REAL_ESTATE = "real_estate", "房地产"
    TECHNOLOGY = "technology", "信息技术"
    BUSINESS_SERVICES = "business_services", "商务服务"
    AGRICULTURE = "agriculture", "农业"
    OTHER = "other", "其他行业"


class CaseCause(TextChoices):
    HISTORICAL = "historical", "历史遗留"
    FUNDS = "funds", "资金不足"
    PROCEDURE = "procedure", "手续不全"
    DISPUTE = "dispute", "存在争议"


class CaseRoute(TextChoices):
    FULL = "full", "全额履行"
    INSTALMENTS = "instalments", "分期履行"
    SETTLEMENT = "settlement", "执行和解"
    REMEDY = "remedy", "再审或执行异议"


class ArrearsClass(TextChoices):
    WORKS = "works", "工程款"
    GOODS = "goods", "货物款"
    SERVICES = "services", "服务款"
    DEPOSIT = "deposit", "保证金"
    OTHER = "other", "其他"


class CreditorSize(TextChoices):
    LARGE = "large", "大型企业"
    MEDIUM = "medium", "中型企业"
    SMALL = "small", "小型企业"
    MICRO = "micro", "微型企业"
    UNKNOWN = "unknown", "未划型"


class Statement(TextChoices):
    """What a district says about a ledger in its monthly return."""

    ENTRIES = "entries", "本月有数据"
    ZERO = "zero", "零报告"


class AmendmentState(TextChoices):
    SUBMITTED = "submitted", "待审核"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "已审核待公示"
    DONE = "done", "已生效"
    DROPPED = "dropped", "已放弃"


class FactKind(TextChoices):
    """What the scores count; see `records.models.Fact`."""

    FIRST_SUBMITTED = "first_submitted", "首次提交"
    FIRST_ACCEPTED = "first_accepted", "一次通过"
    REPAIRED = "repaired", "已修复"
    EXPIRED = "expired", "已到期"
    LISTED = "listed", "纳入名单"
    COURT_DELETED = "court_deleted", "法院删除"
    PLAN_COMPLETE = "plan_complete", "一案一策完备"
    PRINCIPAL_DUE = "principal_due", "逾期本金"
    PAID = "paid", "支付"
    PLANNED = "planned", "计划支付"
    RETURN_FILED = "return_filed", "月报报送"
    LEDGER_REPORTED = "ledger_reported", "台账已报告"
    PRINCIPAL_FALLING_DUE = "principal_falling_due", "当月到期本金"
    CIVIL_SERVANTS = "civil_servants", "公务员人数"
    CONCERNS_RECEIVED = "concerns_received", "收到群众诉求"
    CONCERNS_ANSWERED = "concerns_answered", "按时答复诉求"
