"""The public fields of every ledger: the strict schema of a published copy's `content`.

Static on purpose: the public process has no private model to derive it from. The private
ledgers point here. Source: the public fields agreed for disclosure, ledger by ledger.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FieldKind = Literal["text", "money", "date", "integer", "choice", "percent"]


@dataclass(frozen=True)
class PublicField:
    """One public field. `lookup`: an exact search term (case number); `searchable`: full text."""

    name: str
    label: str
    kind: FieldKind
    required: bool = True
    choices: Mapping[str, str] | None = None
    max_length: int = 200
    searchable: bool = False
    lookup: bool = False


@dataclass(frozen=True)
class PublicLedger:
    """One ledger as the public knows it; a ledger without `fields` publishes no records."""

    code: str
    label: str
    description: str
    fields: tuple[PublicField, ...] = ()

    @property
    def has_records(self) -> bool:
        return bool(self.fields)

    def field(self, name: str) -> PublicField:
        return next(field for field in self.fields if field.name == name)


# 最高人民法院关于公布失信被执行人名单信息的若干规定（2017）第一条
DEFAULT_SITUATIONS: Mapping[str, str] = {
    "refuses_to_perform": "有履行能力而拒不履行生效法律文书确定义务",
    "obstructs": "以伪造证据、暴力、威胁等方法妨碍、抗拒执行",
    "evades": "以虚假诉讼、虚假仲裁或者隐匿、转移财产等方法规避执行",
    "no_asset_report": "违反财产报告制度",
    "breaks_spending_limits": "违反限制消费令",
    "breaks_settlement": "无正当理由拒不履行执行和解协议",
}

# Only the states from the court's listing on are public.
PUBLIC_HANDLING: Mapping[str, str] = {
    "listed": "纳入名单",
    "rectifying": "整改中",
    "performed": "履行完毕",
    "settling": "和解履行中",
    "removal_requested": "已提请销案",
    "court_deleted": "法院已删除",
    "revisited": "回访",
}

ARREARS_CLASSES: Mapping[str, str] = {
    "works": "工程款",
    "goods": "货物款",
    "services": "服务款",
    "deposit": "保证金",
    "other": "其他",
}

DEFAULT_CASE = PublicLedger(
    code="default_case",
    label="政府机构失信案件",
    description="政府机构被人民法院列为失信被执行人的案件，自纳入名单起公示，法院删除后撤下。",
    fields=(
        PublicField("case_number", "案号", "text", max_length=60, searchable=True, lookup=True),
        PublicField("court", "执行法院", "text", max_length=60, searchable=True),
        PublicField("situation", "失信情形", "choice", choices=DEFAULT_SITUATIONS),
        PublicField("listed_on", "纳入名单日期", "date"),
        PublicField("due_amount", "应履行金额", "money"),
        PublicField("paid_amount", "已履行金额", "money"),
        PublicField("unpaid_amount", "未履行金额", "money"),
        PublicField("handling", "处置状态", "choice", choices=PUBLIC_HANDLING),
    ),
)

ARREARS = PublicLedger(
    code="arrears",
    label="拖欠账款",
    description="机关、事业单位和国有企业逾期未付的账款，付清后撤下。",
    fields=(
        PublicField("project", "项目", "text", searchable=True),
        PublicField("arrears_class", "款项类别", "choice", choices=ARREARS_CLASSES),
        PublicField("overdue_principal", "逾期本金", "money"),
        PublicField("due_date", "应付日期", "date"),
        PublicField("plan_progress", "还款计划进度", "percent", required=False),
    ),
)

MONTHLY_RETURN = PublicLedger(
    code="monthly_return",
    label="月度报送",
    description="各区县每月的报送与零报告，计入监测，不逐条公示。",
)

LEDGERS: Mapping[str, PublicLedger] = {ledger.code: ledger for ledger in (DEFAULT_CASE, ARREARS, MONTHLY_RETURN)}


def public_ledgers() -> tuple[PublicLedger, ...]:
    """The ledgers whose records can be on the public site, in the order of the pages."""
    return tuple(ledger for ledger in LEDGERS.values() if ledger.has_records)


def ledger_label(code: str) -> str:
    """The Chinese name of a ledger; the code itself where it is unknown."""
    ledger = LEDGERS.get(code)
    return ledger.label if ledger else code
