"""A scoped queryset that was not told for whom refuses every way of being read."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count, Prefetch, QuerySet
from django.utils import timezone

from accounts.exceptions import ScopeForgotten
from accounts.models import Job, Officer
from tests.accounts.factories import OfficerFactory

pytestmark = pytest.mark.django_db

READS: dict[str, Callable[[QuerySet[Job]], Any]] = {
    "iteration": list,
    "length": len,
    "truth": bool,
    "index": lambda rows: rows[0],
    "slice": lambda rows: list(rows[:2]),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "contains": lambda rows: rows.contains(Job(pk="00000000-0000-0000-0000-000000000001")),
    "aggregate": lambda rows: rows.aggregate(n=Count("pk")),
    "get": lambda rows: rows.get(key="a"),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.last(),
    "earliest": lambda rows: rows.earliest("created_at"),
    "latest": lambda rows: rows.latest("created_at"),
    "values": lambda rows: list(rows.values("pk")),
    "values_list": lambda rows: list(rows.values_list("pk", flat=True)),
    "dates": lambda rows: list(rows.datetimes("created_at", "day")),
    "in_bulk": lambda rows: rows.in_bulk(),
    "iterator": lambda rows: list(rows.iterator()),
    "update": lambda rows: rows.update(message="x"),
    "bulk_update": lambda rows: rows.bulk_update([], ["message"]),
    "delete": lambda rows: rows.delete(),
    "get_or_create": lambda rows: rows.get_or_create(key="a"),
    "update_or_create": lambda rows: rows.update_or_create(key="a"),
    "explain": lambda rows: rows.explain(),
    "raw": lambda rows: list(rows.raw("SELECT * FROM accounts_job")),
    "union": lambda rows: list(rows.union(Job.objects.unscoped("test"))),
    "union from outside": lambda rows: list(Job.objects.unscoped("test").union(rows)),
    "or": lambda rows: list(Job.objects.unscoped("test") | rows),
    "and": lambda rows: list(Job.objects.unscoped("test") & rows),
    "xor": lambda rows: list(Job.objects.unscoped("test") ^ rows),
    "subquery": lambda rows: list(Officer.objects.filter(pk__in=rows.values("created_by"))),
}

CHAINS: dict[str, Callable[[Any], QuerySet[Job]]] = {
    "manager": lambda manager: manager.all(),
    "filter": lambda manager: manager.filter(kind="a"),
    "exclude": lambda manager: manager.exclude(kind="b"),
    "order_by": lambda manager: manager.order_by("kind"),
    "annotate": lambda manager: manager.annotate(n=Count("pk")),
    "select_related": lambda manager: manager.select_related("created_by"),
    "using": lambda manager: manager.using("default"),
    "distinct": lambda manager: manager.filter(kind="a").distinct(),
}


@pytest.fixture
def officer() -> Officer:
    return OfficerFactory()


@pytest.fixture
def job(officer: Officer) -> Job:
    return Job.objects.create(kind="a", key="a", created_by=officer, created_at=timezone.now())


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_reading_without_a_scope_raises(job: Job, read: Callable[[Any], Any]) -> None:
    with pytest.raises(ScopeForgotten):
        read(Job.objects.order_by("pk"))


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_no_chain_chooses_a_scope_by_itself(job: Job, chain: Callable[[Any], QuerySet[Job]]) -> None:
    with pytest.raises(ScopeForgotten):
        list(chain(Job.objects))


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_a_scope_survives_every_chain(job: Job, officer: Officer, chain: Callable[[Any], QuerySet[Job]]) -> None:
    assert list(chain(Job.objects.for_officer(officer))) == [job]
    assert list(chain(Job.objects.unscoped("test"))) == [job]


def test_manager_methods_raise_too(job: Job) -> None:
    for read in (Job.objects.count, Job.objects.exists, Job.objects.first, Job.objects.in_bulk):
        with pytest.raises(ScopeForgotten):
            read()


def test_related_managers_and_prefetching_raise_too(job: Job, officer: Officer) -> None:
    with pytest.raises(ScopeForgotten):
        officer.jobs.count()
    with pytest.raises(ScopeForgotten):
        list(officer.jobs.filter(kind="a"))
    with pytest.raises(ScopeForgotten):
        list(Officer.objects.prefetch_related("jobs"))
    chosen = Prefetch("jobs", queryset=Job.objects.for_officer(officer))
    assert list(Officer.objects.prefetch_related(chosen).get(pk=officer.pk).jobs.unscoped("test")) == [job]


def test_scope_of_an_officer_leaves_out_the_rows_of_others(job: Job, officer: Officer) -> None:
    assert list(Job.objects.for_officer(OfficerFactory())) == []
    assert Job.objects.for_officer(officer).get() == job


def test_unscoped_needs_a_reason() -> None:
    with pytest.raises(ScopeForgotten):
        Job.objects.unscoped("  ")


def test_none_is_always_safe() -> None:
    assert list(Job.objects.none()) == []


def test_creating_needs_no_scope(officer: Officer) -> None:
    made = Job.objects.create(kind="a", key="b", created_by=officer, created_at=timezone.now())
    Job.objects.bulk_create([Job(kind="a", key="c", created_by=officer, created_at=timezone.now())])
    assert Job.objects.unscoped("test").count() == 2
    made.message = "x"
    made.save()
    made.refresh_from_db()
    assert made.message == "x"


def test_repr_of_an_unscoped_queryset_reads_nothing(job: Job, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert repr(Job.objects.all()) == "<JobQuerySet of Job: scope not chosen>"
