"""一、总体情况 of the city edition."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from monitoring.documents.figures import amount_of_change, change_text, listed, month_text, rounded, score_text
from monitoring.documents.model import Block, DistrictScore, ReportContent
from monitoring.documents.terms import lead

BANDS = (("80分（含）以上", 80, 101), ("70分（含）至80分", 70, 80), ("60分（含）至70分", 60, 70), ("60分以下", 0, 60))


def blocks(content: ReportContent) -> Iterator[Block]:
    yield Block("一、总体情况", section=True)
    yield Block(_scores(content), lead=lead(1, "得分情况"))
    yield Block(_movement(content.districts), lead=lead(2, "变化情况"))
    if len(content.trend) > 1:
        yield Block(_trend(content), lead=lead(3, "走势情况"))


def in_band(districts: Sequence[DistrictScore], low: int, high: int) -> list[DistrictScore]:
    return [one for one in districts if low <= one.score < high]


def average_change(content: ReportContent) -> str:
    """Against the month before, over the districts scored in both months; empty where there are none."""
    changes = [one.change for one in content.districts if one.change is not None]
    return change_text(rounded(sum(changes, Decimal(0)) / len(changes), 2)) if changes else ""


def _scores(content: ReportContent) -> str:
    rows, scores = content.districts, [one.score for one in content.districts]
    change = average_change(content)
    against = f"，与上月{change}" if change == "持平" else f"，较上月{change}" if change else ""
    top = [one.name for one in rows if one.score == max(scores)]
    low = [one.name for one in rows if one.score == min(scores)]
    bands = [(label, len(in_band(rows, *limits))) for label, *limits in BANDS]
    spread = "，".join(f"{label}的{count}个" for label, count in bands if count)
    return (
        f"本月参加监测的区县（市）共{len(rows)}个，平均得分{rounded(content.average, 2)}分{against}。"
        f"得分最高的是{listed(top)}，为{score_text(max(scores), scores)}分；"
        f"得分最低的是{listed(low)}，为{score_text(min(scores), scores)}分，"
        f"首尾相差{amount_of_change(max(scores) - min(scores))}分。"
        f"按分数段划分，{spread}。"
    )


def _movement(districts: Sequence[DistrictScore]) -> str:
    compared = [one for one in districts if one.change is not None]
    if not compared:
        return "上月没有监测结果，本月不作比较。"
    up = sorted((one for one in compared if one.change and one.change > 0), key=lambda one: -(one.change or 0))
    down = sorted((one for one in compared if one.change and one.change < 0), key=lambda one: one.change or 0)
    level = len(compared) - len(up) - len(down)
    counts = (("得分上升", len(up)), ("持平", level), ("下降", len(down)))
    text = f"与上月相比，{'，'.join(f'{label}的区县（市）{count}个' for label, count in counts if count)}。"
    if up:
        text += f"升幅居前的是{_changes(up[:3])}。"
    if down:
        text += f"降幅较大的是{_changes(down[:3])}。"
    climbed = sum(1 for one in compared if one.rank_change and one.rank_change > 0)
    fallen = sum(1 for one in compared if one.rank_change and one.rank_change < 0)
    places = (("上升", climbed), ("下降", fallen), ("不变", len(compared) - climbed - fallen))
    return text + f"{'，'.join(f'位次{label}的{count}个' for label, count in places if count)}。"


def _changes(rows: Sequence[DistrictScore]) -> str:
    return "、".join(f"{one.name}（{change_text(one.change)}）" for one in rows)


def _trend(content: ReportContent) -> str:
    means = [(one.month, sum(one.scores.values(), Decimal(0)) / len(one.scores)) for one in content.trend]
    first, last = means[0], means[-1]
    high, low = max(means, key=lambda one: one[1]), min(means, key=lambda one: one[1])
    moved = change_text(rounded(last[1], 2) - rounded(first[1], 2))
    return (
        f"{month_text(first[0])}以来的{len(means)}个月，全市平均得分由{rounded(first[1], 2)}分变为"
        f"{rounded(last[1], 2)}分，{moved if moved == '持平' else '累计' + moved}；"
        f"其间最高为{month_text(high[0])}的{rounded(high[1], 2)}分，"
        f"最低为{month_text(low[0])}的{rounded(low[1], 2)}分。"
    )
