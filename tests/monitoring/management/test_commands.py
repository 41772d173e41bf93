"""The commands of interface.md."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.actions.publishing import publish_registers
from accounts.models import Officer
from monitoring.models import Report, ReportFile, ScoreRun
from tests.monitoring.factories import after, arrears, case, city_publisher, supervisor, year_of_returns

pytestmark = pytest.mark.usefixtures("configuration")


@pytest.fixture
def publisher() -> Officer:
    publish_registers(at=after("2018-10"))
    year_of_returns("2018-10")
    arrears("2013-09-01", "6650000")
    return city_publisher()


@pytest.fixture
def published(publisher) -> ScoreRun:
    call_command("score_month", "2018-10", "--publish", "--as", publisher.username)
    return ScoreRun.objects.get()


def test_a_draft_and_its_ranking(publisher, capsys):
    call_command("score_month", "2018-10")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("2018-10 第1版 草案 ")
    assert lines[1] == "  1  皇姑区  61.538"
    assert len(lines) == 14


def test_publishing_makes_all_reports_and_twice_changes_nothing(published, publisher):
    call_command("score_month", "2018-10", "--publish", "--as", publisher.username)
    assert ScoreRun.objects.get().published_at == published.published_at
    assert Report.objects.count() == 14
    assert ReportFile.objects.count() == 42
    city = Report.objects.get(region="")
    assert city.number == "沈政诚监〔2018〕10号"
    assert Report.objects.get(region="210102").number == "沈政诚监区〔2018〕118号"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["2018-13"], "没有 2018 年 13 月"),
        (["2018-08"], "2018-08 没有施行中的指标体系"),
        (["2018-10", "--scheme", "other"], "没有施行中的指标体系“other”"),
        (["2018-10", "--publish"], "--publish 须用 --as 写明发布员"),
        (["2018-10", "--publish", "--as", "nobody"], "没有用户“nobody”"),
    ],
)
def test_what_cannot_be_scored(arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("score_month", *arguments)


def test_publishing_needs_a_publisher(publisher):
    with pytest.raises(CommandError, match="由市级发布员发布"):
        call_command("score_month", "2018-10", "--publish", "--as", supervisor().username)


def test_verifying_a_published_month(published, capsys):
    call_command("verify_scores", "2018-10")
    assert capsys.readouterr().out == f"2018-10 第1版 一致 {published.digest}\n"


def test_verifying_both_versions(published, publisher, capsys):
    case("2018-10-20", district="210102")
    call_command("score_month", "2018-10", "--publish", "--as", publisher.username)
    capsys.readouterr()
    call_command("verify_scores", "2018-10")
    verdicts = [line.split()[:3] for line in capsys.readouterr().out.splitlines()]
    assert verdicts == [["2018-10", "第2版", "一致"], ["2018-10", "第1版", "一致"]]


def test_verifying_an_unpublished_month():
    with pytest.raises(CommandError, match="2018-10 的监测结果尚未发布"):
        call_command("verify_scores", "2018-10")


@pytest.mark.parametrize(("region", "format"), [("", "pdf"), ("210105", "xlsx"), ("210105", "json")])
def test_exporting_gives_the_published_bytes(region, format, published, tmp_path: Path):
    out = tmp_path / f"report.{format}"
    arguments = ["--region", region] if region else []
    call_command("export_report", "2018-10", str(out), "--format", format, *arguments)
    assert out.read_bytes() == bytes(ReportFile.objects.get(report__region=region, format=format).data)


def test_what_cannot_be_exported(published, tmp_path: Path):
    with pytest.raises(CommandError, match="没有区县 210199"):
        call_command("export_report", "2018-10", str(tmp_path / "x"), "--format", "json", "--region", "210199")
    with pytest.raises(CommandError, match="2018-09 的监测结果尚未发布"):
        call_command("export_report", "2018-09", str(tmp_path / "x"), "--format", "json")


def test_schemes_are_loaded_once(capsys):
    call_command("load_schemes")
    assert capsys.readouterr().out == "新增 0 个版本。\n"
