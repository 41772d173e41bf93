"""The pages of monitoring: who may open them and what they show."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.actions.publishing import publish_registers
from accounts.enums import Reach, Role
from accounts.models import Deadline, Job
from integrity_portal.lib.months import Month
from monitoring.actions.scoring import publish_month, score_month
from monitoring.models import Report, ScoreRun
from records.enums import Status
from tests.accounts.factories import OfficerFactory, OrganisationFactory, RegionFactory
from tests.monitoring.factories import after, case, city_publisher, year_of_returns
from tests.records.factories import at, make_case

pytestmark = pytest.mark.usefixtures("configuration")
OCTOBER = Month(2018, 10)
RUN = "/monitoring/2018-10/v1/"
PAGES = [
    "/monitoring/",
    RUN,
    f"{RUN}210105/",
    f"{RUN}210105/newly_listed/",
    "/monitoring/warnings/",
    "/monitoring/schemes/",
    "/monitoring/schemes/district_monthly/1/",
    "/reports/",
]


@pytest.fixture
def client_of() -> Callable[..., Client]:
    def make(role: Role, code: str = "210100", reach: Reach = Reach.CITY) -> Client:
        client = Client()
        organisation = OrganisationFactory(region=RegionFactory(code=code))
        client.force_login(OfficerFactory(roles=[role], reach=reach, organisation=organisation))
        return client

    return make


@pytest.fixture
def drafted() -> ScoreRun:
    publish_registers(at=at(2018, 9, 1))
    make_case(Status.PUBLISHED, when=at(2018, 10, 9), listed_on="2018-10-08", title="示例已公示案件")
    year_of_returns("2018-10")
    return score_month(month=OCTOBER, by=None, at=after("2018-10"))


@pytest.fixture
def published(drafted) -> ScoreRun:
    return publish_month(run=drafted, by=city_publisher(), at=after("2018-10", 9))


def test_supervisors_open_every_page(published, client_of):
    client = client_of(Role.SUPERVISOR)
    assert [client.get(path).status_code for path in PAGES] == [200] * len(PAGES)


def test_others_are_refused(published, client_of):
    for role in (Role.CLERK, Role.REVIEWER, Role.PERSONNEL, Role.AUDIT_ADMIN):
        client = client_of(role)
        assert [client.get(path).status_code for path in PAGES] == [403] * len(PAGES)


def test_a_draft_is_seen_with_the_reach_of_the_city_only(drafted, client_of):
    assert client_of(Role.SUPERVISOR).get(RUN).status_code == 200
    district = client_of(Role.PUBLISHER, "210105", Reach.DISTRICT)
    assert [district.get(page).status_code for page in (RUN, f"{RUN}210105/", "/monitoring/2018-10/")] == [404] * 3


def test_the_ranking_and_the_next_step(drafted, client_of):
    page = client_of(Role.PUBLISHER).get(RUN)
    assert len(page.context["ranking"]) == 13
    assert page.context["may_publish"] is True
    assert f'href="{RUN}publish/"' in page.content.decode()
    assert client_of(Role.SUPERVISOR).get(RUN).context["may_publish"] is False


def test_a_district_opens_down_to_the_record(published, client_of):
    page = client_of(Role.SUPERVISOR).get(f"{RUN}210105/").content.decode()
    assert f'<a href="{RUN}210105/newly_listed/">1 条</a>' in page
    rows = client_of(Role.SUPERVISOR).get(f"{RUN}210105/newly_listed/").context["rows"]
    assert [(row["record"].title, row["share"], row["base"], row["public"]) for row in rows] == [
        ("示例已公示案件", "5", None, True)
    ]


def test_a_title_outside_the_reach_is_not_shown(published, client_of):
    page = client_of(Role.PUBLISHER, "210106", Reach.DISTRICT).get(f"{RUN}210105/newly_listed/")
    assert [row["record"] for row in page.context["rows"]] == [None]
    assert "示例已公示案件" not in page.content.decode()


def test_other_districts_see_no_number_that_is_not_public(client_of):
    publish_registers(at=at(2018, 9, 1))
    public = make_case(Status.PUBLISHED, when=at(2018, 10, 9), listed_on="2018-10-08")
    private = make_case(Status.APPROVED, when=at(2018, 10, 9), listed_on="2018-10-09")
    year_of_returns("2018-10")
    run = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    publish_month(run=run, by=city_publisher(), at=after("2018-10", 9))
    for code, expected in (("210105", {public.number, private.number}), ("210106", {public.number})):
        client = client_of(Role.PUBLISHER, code, Reach.DISTRICT)
        rows = client.get(f"{RUN}210105/newly_listed/").context["rows"]
        assert {row["number"] for row in rows} == expected
        for page in (RUN, f"{RUN}210105/"):
            named = {number for one in client.get(page).context["warnings"] for number, _ in one.links}
            assert named == expected


def test_what_does_not_exist(published, client_of):
    client = client_of(Role.SUPERVISOR)
    for path in (f"{RUN}210199/", f"{RUN}210105/commitments_kept/", "/monitoring/2018-10/v9/", "/monitoring/2018-13/"):
        assert client.get(path).status_code == 404


def test_scoring_by_button_leads_to_the_progress_page(configuration, client_of):
    client = client_of(Role.SUPERVISOR)
    response = client.post("/monitoring/2018-10/score/")
    job = Job.objects.unscoped("test").get()
    assert response.headers["Location"] == reverse("accounts:job", kwargs={"pk": job.pk})
    assert client.get("/monitoring/2018-10/score/").status_code == 405


def test_scoring_by_button_needs_the_reach_of_the_city(configuration, client_of):
    client = client_of(Role.PUBLISHER, "210105", Reach.DISTRICT)
    assert client.post("/monitoring/2018-10/score/").status_code == 404


def test_publication_asks_first_and_then_publishes(drafted, client_of):
    client = client_of(Role.PUBLISHER)
    assert "不能修改或撤回" in client.get(f"{RUN}publish/").content.decode()
    assert client.post(f"{RUN}publish/").headers["Location"] == RUN
    assert ScoreRun.objects.get().is_published
    assert client.post(f"{RUN}publish/").headers["Location"] == RUN


@pytest.mark.parametrize(("role", "reach"), [(Role.SUPERVISOR, Reach.CITY), (Role.PUBLISHER, Reach.DISTRICT)])
def test_publication_by_others_is_refused(role, reach, drafted, client_of):
    assert client_of(role, reach=reach).post(f"{RUN}publish/").status_code == 403
    assert not ScoreRun.objects.get().is_published


def test_open_comments_ask_for_a_reason(drafted, client_of):

    Deadline.objects.filter(code="comments_window").update(value=3)
    ScoreRun.objects.update(drafted_at=timezone.now())
    client = client_of(Role.PUBLISHER)
    assert client.post(f"{RUN}publish/").context["form"].errors == {"without_comments": ["该字段是必填项。"]}
    assert client.post(f"{RUN}publish/", {"without_comments": "市政府要求"}).status_code == 302
    assert ScoreRun.objects.get().without_comments == "市政府要求"


def test_versions_side_by_side(published, client_of):
    client = client_of(Role.SUPERVISOR)
    assert client.get("/monitoring/2018-10/compare/").status_code == 404
    case("2018-10-20", district="210102")
    score_month(month=OCTOBER, by=None, at=after("2018-11"))
    page = client.get("/monitoring/2018-10/compare/")
    assert [(row["name"], [cause["label"] for cause in row["causes"]]) for row in page.context["changes"]] == [
        ("和平区", ["新增失信被执行人"])
    ]
    assert client.get("/monitoring/2018-10/").headers["Location"] == "/monitoring/2018-10/v2/"


def test_warnings_are_filtered(published, client_of):
    client = client_of(Role.SUPERVISOR)
    everything = client.get("/monitoring/warnings/").context["page_obj"].paginator.count
    red = client.get("/monitoring/warnings/?level=red&month=2018-10&region=皇姑").context["page_obj"]
    assert [warning.rule for warning in red] == ["red_listed", "red_score"]
    assert client.get("/monitoring/warnings/?region=%00").status_code == 200
    assert client.get("/monitoring/warnings/?level=none&month=never").context["page_obj"].paginator.count == everything
    district = client_of(Role.PUBLISHER, "210106", Reach.DISTRICT).get("/monitoring/warnings/").context["page_obj"]
    assert {warning.region_id for warning in district} == {"210106"}


def queries_of(client: Client, path: str) -> int:
    """Counted on the second visit: the first one also reads the session into the cache."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_lists_ask_the_database_as_often_for_three_rows_as_for_one(published, client_of):
    """Evidence, warnings, reports and the month's page, first with little and then with more in them."""
    client = client_of(Role.SUPERVISOR)
    paths = [f"{RUN}210105/newly_listed/", "/monitoring/warnings/", RUN, "/reports/"]
    newer = [path.replace("2018-10", "2018-11") for path in paths]
    make_case(Status.PUBLISHED, when=at(2018, 11, 9), listed_on="2018-11-08")
    make_case(Status.PUBLISHED, when=at(2018, 11, 9), listed_on="2018-11-08")
    add_reports(published, 1)
    little = [queries_of(client, path) for path in paths]
    run = score_month(month=Month(2018, 11), by=None, at=after("2018-11"))
    run = publish_month(run=run, by=city_publisher(), at=after("2018-11"))
    add_reports(run, 3)
    assert [queries_of(client, path) for path in newer] == little


def add_reports(run: ScoreRun, count: int) -> None:
    for number in range(count):
        Report.objects.create(
            run=run, region=f"21010{number}", title="示例", built_at=run.published_at, built_by=run.published_by
        )


def test_the_overview_asks_as_often_for_three_months_as_for_one(configuration, client_of):
    client = client_of(Role.SUPERVISOR)
    last = Month.of(timezone.localdate()) - 1
    score_month(month=last, by=None, at=timezone.now())
    one = queries_of(client, "/monitoring/")
    for back in (1, 2):
        score_month(month=last - back, by=None, at=timezone.now())
    assert queries_of(client, "/monitoring/") == one
