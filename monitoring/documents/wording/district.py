"""Body of a district's edition."""

from collections.abc import Iterator
from decimal import Decimal

from monitoring.documents.figures import change_text, month_text, percent, rank_change_text, rounded, score_text
from monitoring.documents.model import Block, DimensionScore, DistrictScore, IndicatorScore, ReportContent
from monitoring.documents.terms import lead
from monitoring.documents.wording import progress, requirements, warned
from monitoring.documents.wording.city import BASIS
from monitoring.documents.wording.rates import dimension_rates, mean_rate


def body(content: ReportContent) -> tuple[Block, ...]:
    """All blocks of the body, in order. Raises ValueError for a city edition."""
    subject = content.subject
    if subject is None:
        raise ValueError("a district edition needs a district")
    return (
        Block(_opening(content, subject)),
        *_overview(content, subject),
        *_dimensions(content, subject),
        *warned.blocks(content, "三、预警情况"),
        *progress.blocks(content, "四、整改落实和数据质量"),
        *requirements.blocks(content, "五、下步工作要求"),
    )


def _opening(content: ReportContent, subject: DistrictScore) -> str:
    return (
        f"按照{BASIS}关于按月度发布监测结果和预警报告的要求，"
        f"现将{subject.name}{month_text(content.month)}政务诚信监测结果和预警情况报告如下。"
    )


def _overview(content: ReportContent, subject: DistrictScore) -> Iterator[Block]:
    yield Block("一、总体情况", section=True)
    yield Block(_score(content, subject), lead=lead(1, "得分和位次"))
    if len([one for one in content.trend if subject.code in one.scores]) > 1:
        yield Block(_trend(content, subject), lead=lead(2, "走势情况"))


def _score(content: ReportContent, subject: DistrictScore) -> str:
    scores = [one.score for one in content.districts]
    gap = rounded(subject.score, 2) - rounded(content.average, 2)
    side = "与全市平均得分持平" if not gap else f"{'高于' if gap > 0 else '低于'}全市平均得分{abs(gap)}分"
    text = (
        f"本月得分{score_text(subject.score, scores)}分，在全市{len(scores)}个区县（市）中列第{subject.rank}位，"
        f"{side}（全市平均得分{rounded(content.average, 2)}分）。"
    )
    if subject.change is None:
        return text + "上月没有监测结果，不作比较。"
    change = change_text(subject.change)
    against = f"与上月{change}" if change == "持平" else f"较上月{change}"
    return f"{text}得分{against}，{rank_change_text(subject.rank_change)}。"


def _trend(content: ReportContent, subject: DistrictScore) -> str:
    held = [(one.month, one.scores[subject.code]) for one in content.trend if subject.code in one.scores]
    high, low = max(held, key=lambda one: one[1]), min(held, key=lambda one: one[1])
    moved = change_text(held[-1][1] - held[0][1])
    return (
        f"{month_text(held[0][0])}以来的{len(held)}个月，得分由{rounded(held[0][1], 2)}分变为"
        f"{rounded(held[-1][1], 2)}分，{moved if moved == '持平' else '累计' + moved}；"
        f"其间最高为{month_text(high[0])}的{rounded(high[1], 2)}分，"
        f"最低为{month_text(low[0])}的{rounded(low[1], 2)}分。"
    )


def _dimensions(content: ReportContent, subject: DistrictScore) -> Iterator[Block]:
    yield Block("二、分项情况", section=True)
    yield Block("以下得分率指得分占有效权重的百分比，各指标的计算数据见附件2。")
    for number, part in enumerate(subject.dimensions, start=1):
        yield Block(_dimension(content, part), lead=lead(number, part.name))


def _dimension(content: ReportContent, part: DimensionScore) -> str:
    average = mean_rate(dimension_rates(content.districts, part.code))
    if part.rate is None:
        return "本月没有适用的指标，其权重按监测方法分配给其他分项，不影响满分。"
    compared = f"，全市平均得分率为{percent(average)}" if average is not None else ""
    earned = f"有效权重{rounded(part.effective_weight, 2)}分，得{rounded(part.points, 2)}分"
    text = f"{earned}，得分率为{percent(part.rate)}{compared}。"
    lost = sorted((one for one in part.indicators if _lost(one) > 0), key=lambda one: -_lost(one))
    if not lost:
        return text + "所含适用指标均得满分。"
    return text + "失分情况：" + "；".join(_loss(one) for one in lost) + "。"


def _lost(one: IndicatorScore) -> Decimal:
    return one.effective_weight - one.points if one.applicable else Decimal(0)


def _loss(one: IndicatorScore) -> str:
    missing = rounded(one.effective_weight - one.points, 2)
    reason = "（未报送）" if not one.reported else ""
    return f"“{one.name}”指标失{missing}分{reason}"
