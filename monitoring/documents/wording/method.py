"""附件4 监测方法: how the month was scored, in words a reader outside the office can follow."""

from decimal import Decimal

from monitoring.documents.figures import day_text, listed, time_text
from monitoring.documents.model import Block, ReportContent
from monitoring.documents.terms import lead, numeral


def paragraphs(content: ReportContent) -> tuple[Block, ...]:
    """Numbered paragraphs of the annex."""
    rows = (
        ("监测时间", _time(content)),
        ("指标体系", _scheme(content)),
        ("计分规则", RULES),
        ("不适用和未报送", FAIRNESS),
        ("取整和位次", ROUNDING),
        ("更正和版本", _versions(content)),
        ("核验方法", _verification(content)),
        ("指标说明", _notes(content)),
    )
    held = [(label, text) for label, text in rows if text]
    return tuple(Block(text, lead=lead(number, label)) for number, (label, text) in enumerate(held, start=1))


RULES = (
    "比率类指标按分子除以分母的结果在满分值和零分值之间线性计分；扣分类指标按事项逐件扣分，扣完为止；"
    "综合类指标引用其他评价结果。各分项得分为所含指标得分之和，总分为各分项得分之和，满分100分。"
)
FAIRNESS = (
    "没有到期或者在办事项的比率类指标，以及台账尚未启用的指标，不适用，其权重按比例分配给同一分项的其他指标；"
    "整个分项不适用的，权重按比例分配给其他分项。应当报送而未报送数据的指标得0分。"
    "已经修复或者公示期满的失信记录，自次月起不再计入扣分。"
)
ROUNDING = (
    "指标得分四舍五入保留三位小数，分项得分和总分为其合计。位次按总分由高到低排列，总分相同的并列。"
    "显示时保留两位小数，可能误认为同分的保留三位小数。"
)


def _time(content: ReportContent) -> str:
    start, end = content.month.window()
    return (
        f"统计截止时间为{day_text(content.cutoff)}终了，近十二个月指{day_text(start)}至{day_text(end)}。"
        f"计算所用数据于{time_text(content.known_at)}固定，此后登记的事项不影响本版结果。"
    )


def _scheme(content: ReportContent) -> str:
    parts = content.districts[0].dimensions
    weights = "、".join(f"{one.name}{_plain(one.weight)}分" for one in parts)
    unused = [one.name for part in parts for one in part.indicators if not one.in_use]
    pending = f"其中{listed(unused)}等指标的台账尚未启用，本月不适用。" if unused else ""
    scheme = f"采用区县政务诚信月度监测指标体系第{content.scheme_version}版"
    return f"{scheme}，由{weights}{numeral(len(parts))}个分项组成。{pending}"


def _plain(weight: Decimal) -> str:
    text = str(weight)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _versions(content: ReportContent) -> str:
    return (
        f"本报告为{content.month.year}年{content.month.month}月监测结果第{content.version}版。"
        "对所列数据有异议的，可以通过政务诚信信息系统提出。结果公布后发现应当计入而未计入或者计入有误的记录，公布新版结果并说明变动情况，原版本继续保留。"
    )


def _verification(content: ReportContent) -> str:
    return (
        "文末所列摘要是本月监测结果数据的SHA-256值，与信息系统公开的同月结果一致；"
        "扫描文末二维码或者登录核验页面，可以查验本报告是否真实、是否已有新版。"
        "本报告所列记录只标注编号、台账、日期和金额，记录的公开内容以信息系统当前公示为准。"
    )


def _notes(content: ReportContent) -> str:
    used = [one for part in content.districts[0].dimensions for one in part.indicators if one.in_use]
    held = [(one.name, content.indicator_notes.get(one.code, "")) for one in used]
    return "".join(f"{name}：{note.rstrip('。')}。" for name, note in held if note)
