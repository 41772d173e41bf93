"""二、各区县（市）监测结果 of the city edition."""

from collections.abc import Iterator

from monitoring.documents.figures import change_text, rank_change_text, score_text
from monitoring.documents.model import Block, DistrictScore, ReportContent
from monitoring.documents.terms import lead
from monitoring.documents.wording.overview import BANDS, in_band


def blocks(content: ReportContent) -> Iterator[Block]:
    yield Block("二、各区县（市）监测结果", section=True)
    yield Block("各区县（市）按得分由高到低排列如下，得分相同的位次并列，完整排名见附件1。")
    scores = [one.score for one in content.districts]
    number = 0
    for label, low, high in BANDS:
        rows = in_band(content.districts, low, high)
        if rows:
            number += 1
            text = "；".join(_sentence(one, score_text(one.score, scores)) for one in rows)
            yield Block(f"{text}。", lead=lead(number, label))


def _sentence(row: DistrictScore, score: str) -> str:
    text = f"{row.name}{score}分，列第{row.rank}位"
    if row.change is None:
        return text
    change = change_text(row.change)
    against = f"与上月{change}" if change == "持平" else f"较上月{change}"
    return f"{text}，{against}，{rank_change_text(row.rank_change)}"
