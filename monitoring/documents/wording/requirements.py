"""六、下步工作要求: drawn from the month's figures and the duties of 沈政办发〔2018〕117号."""

from collections.abc import Iterator

from monitoring.documents.figures import listed
from monitoring.documents.model import Block, DistrictScore, ReportContent
from monitoring.documents.terms import LEVELS, lead
from monitoring.documents.wording.rates import dimension_rates, mean_rate, sums

SERIOUS = ("red", "orange")


def blocks(content: ReportContent, heading: str) -> Iterator[Block]:
    yield Block(heading, section=True)
    paragraphs = [
        ("压实工作责任", _responsibility(content)),
        ("改进薄弱环节", _weak(content)),
        ("推进专项治理", _remediation(content)),
        ("落实预警整改", _warnings(content)),
        ("保证数据质量", _data(content)),
    ]
    held = [(label, text) for label, text in paragraphs if text]
    for number, (label, text) in enumerate(held, start=1):
        yield Block(text, lead=lead(number, label))


def addressee(content: ReportContent) -> str:
    subject = content.subject
    return "各区县（市）" if subject is None else subject.name


def _responsibility(content: ReportContent) -> str:
    return (
        f"{addressee(content)}要落实主要领导负总责、分管领导具体抓、工作落实到人的责任体系，"
        "对照本月监测结果逐项查找原因，研究解决突出问题。"
    )


def _weak(content: ReportContent) -> str:
    rows = (content.subject,) if content.subject else content.districts
    rated = [(part.name, mean_rate(dimension_rates(rows, part.code))) for part in rows[0].dimensions]
    short = sorted(((rate, name) for name, rate in rated if rate is not None and rate < 1), key=lambda one: one[0])
    if not short:
        return ""
    names = [name for _, name in short[:2]]
    who = _who_is_weak(content)
    return f"本月得分率较低的分项是{listed(names)}，{who}要明确改进措施、责任单位和完成时限，逐月跟踪成效。"


def _who_is_weak(content: ReportContent) -> str:
    return "得分率靠后的区县（市）" if content.subject is None else "有关部门"


def _remediation(content: ReportContent) -> str:
    rows = (content.subject,) if content.subject else content.districts
    text = ""
    if _any(rows, "overdue_payments") or _any_due(rows, "repayment_plans"):
        text += "对拖欠账款要按照还款计划及时支付，并防止新增拖欠。"
    if _any_due(rows, "cases_removed") or _any_due(rows, "case_plans"):
        text += (
            "对人民法院判决的政府失信案件要坚持一案一策，全面履行义务或者依法达成和解，"
            "符合条件的提请人民法院销案；新发生的问题要立行立改，严防增量。"
        )
    return text


def _any(rows: tuple[DistrictScore, ...], code: str) -> bool:
    total = sums(rows, code)
    return total is not None and total.numerator > 0


def _any_due(rows: tuple[DistrictScore, ...], code: str) -> bool:
    total = sums(rows, code)
    return total is not None and total.denominator > total.numerator


def _warnings(content: ReportContent) -> str:
    serious = [one for one in content.warnings if one.level in SERIOUS]
    if not content.warnings:
        return ""
    if not serious:
        return "收到预警的地区要按规定期限反馈核查和整改情况。"
    levels = listed([LEVELS[level] for level in SERIOUS if any(one.level == level for one in serious)])
    names = list(dict.fromkeys(one.region_name for one in serious))
    return (
        f"收到{levels}预警的{listed(names)}要立即组织核查，在规定期限内书面反馈原因、整改措施和完成时限；"
        "逾期不反馈或者整改不到位的，按规定提高预警等级并予以督办。"
    )


def _data(content: ReportContent) -> str:
    """Short on purpose: the last paragraph stays on one page with 署名 and 成文日期."""
    return f"{addressee(content)}要按期、如实报送月度数据，没有发生的实行零报告。"
