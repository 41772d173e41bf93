"""What the report says: figures, order, silence about what must not be said."""

from datetime import datetime
from decimal import Decimal

import pytest

from integrity_portal.lib.canonical import digest
from monitoring.documents.annexes import annexes
from monitoring.documents.figures import change_text, percent, rounded, score_text, signed
from tests.monitoring.documents import months

GOLDEN_DIGEST = "03b5ca709552be2abf4ed30307e28493c2bdef340e5afbb59a5d48c62d20bed5"


def text_of(content):
    return "\n".join(one.lead + one.text for one in content.body)


def test_digest_is_that_of_the_months_result():
    """A change here means that the published result of the same facts has changed: not the report, but the
    scoring, the scheme or the shape of `result`. Then every printed digest changes too; look there first."""
    assert months.content().digest == digest(months.month_result()) == GOLDEN_DIGEST
    assert months.content("210105").digest == GOLDEN_DIGEST


def test_sections_of_the_city_edition():
    assert [one.text for one in months.content().body if one.section] == [
        "一、总体情况",
        "二、各区县（市）监测结果",
        "三、分项情况",
        "四、预警情况",
        "五、整改落实和数据质量",
        "六、下步工作要求",
    ]


def test_sections_of_a_district_edition():
    assert [one.text for one in months.content("210105").body if one.section] == [
        "一、总体情况",
        "二、分项情况",
        "三、预警情况",
        "四、整改落实和数据质量",
        "五、下步工作要求",
    ]


def test_every_district_is_told_once_with_score_and_rank():
    text = text_of(months.content())
    for one in months.month_result()["regions"]:
        assert text.count(f"{one['name']}{rounded(Decimal(one['score']), 2)}分，列第{one['rank']}位") == 1


def test_districts_without_a_return_are_named():
    text = text_of(months.content())
    assert "辽中区未按规定报送“拖欠账款”“一案一策”“还款计划履行”指标所需数据。上述指标本月按0分计。" in text
    assert "按规定应当报送的数据均已报送。" in text_of(months.content("210105"))


def test_small_denominators_are_pointed_out():
    text = text_of(months.content())
    assert "计算基数不足5件，个别事项对得分影响较大，使用时应当注意：“失信案件销案”指标，和平区、" in text


def test_first_month_compares_with_nothing():
    content = months.content(previous=None, trend=months.trend(1))
    text = text_of(content)
    assert "上月没有监测结果，本月不作比较。" in text
    assert "较上月" not in text
    assert "走势情况" not in text


def test_month_without_warnings_says_so():
    text = text_of(months.content(warnings=[]))
    assert "本月没有发布预警。" in text
    assert "落实预警整改" not in text


def test_restatement_is_explained_from_version_2_on():
    note = "皇姑区更正还款记录1条，位次由第12位变为第11位"
    content = months.content(result=months.month_result(version=2), note=note)
    assert "本报告为第2版" in text_of(content)
    assert f"{note}。" in text_of(content)
    assert "版本说明" not in text_of(months.content())


def test_warnings_of_a_district_edition_are_its_own():
    content = months.content("210105")
    assert {one.region_code for one in content.warnings} == {"210105"}
    assert "新民市" not in text_of(content)


def test_warning_titles_are_written_like_the_paper():
    titles = {one.title for one in months.content().warnings}
    assert "新增失信被执行人1件（2018年10月12日列入）" in titles
    assert "有2项还款计划将于2018年11月20日到期，尚差500000.00元" in titles


def test_annex_adds_only_figures_the_title_does_not_tell():
    grounds = {row[3] for row in annexes(months.content())[2].parts[0].rows}
    assert "新增失信被执行人1件（2018年10月12日列入）" in grounds
    assert "综合得分比上月下降23.704分（71.573至47.869）（预警线10）" in grounds


def test_text_never_leaves_a_gap_around_figures():
    assert " " not in text_of(months.content())


def test_unknown_region_is_refused():
    with pytest.raises(ValueError, match="999999"):
        months.content("999999")


def test_naive_time_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        months.content(published_at=datetime(2018, 11, 7))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("score", "others", "shown"),
    [
        ("88.431", ["88.431", "60.653"], "88.43"),
        ("88.431", ["88.431", "88.434"], "88.431"),
        ("88.431", ["88.431", "88.431"], "88.43"),
        ("88.445", ["88.445"], "88.45"),
    ],
)
def test_scores_have_two_decimals_unless_they_would_look_tied(score, others, shown):
    assert score_text(Decimal(score), [Decimal(one) for one in others]) == shown


@pytest.mark.parametrize(
    ("change", "words", "cell"),
    [("1.2", "上升1.20分", "+1.20"), ("-0.003", "下降0.003分", "−0.003"), ("0", "持平", "0.00")],
)
def test_changes(change, words, cell):
    assert (change_text(Decimal(change)), signed(Decimal(change))) == (words, cell)


@pytest.mark.parametrize(
    ("rate", "shown"), [("1", "100%"), ("0.9999", "99.9%"), ("0", "0%"), ("0.0001", "0.1%"), ("0.8245", "82.5%")]
)
def test_nearly_all_is_not_all(rate, shown):
    assert percent(Decimal(rate)) == shown
