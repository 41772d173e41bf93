import copy
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from monitoring.actions.schemes import load_schemes
from monitoring.exceptions import SchemeRefused
from monitoring.importing import shipped_schemes
from monitoring.models import Dimension, Indicator, Scheme

pytestmark = pytest.mark.django_db
IN_USE = ["overdue_payments", "returns", "newly_listed", "cases_removed", "case_plans", "repayment_plans"]


def second_version():
    data = copy.deepcopy(shipped_schemes()[0])
    return data | {"version": 2, "effective_from": "2019-01-01"}


@contextmanager
def undone(seal):
    """A change sealed at its end; what the database refuses is rolled back."""
    with transaction.atomic():
        yield
        seal()


def test_the_default_scheme_is_there_with_all_its_indicators():
    scheme = Scheme.objects.get()
    assert (scheme.code, scheme.version, f"{scheme.effective_from:%Y-%m}") == ("district_monthly", 1, "2018-09")
    assert Indicator.objects.count() == 19
    used = Indicator.objects.filter(in_use=True).order_by("dimension__position", "position")
    assert list(used.values_list("code", flat=True)) == IN_USE


def test_loading_again_makes_nothing():
    assert load_schemes(schemes=shipped_schemes(), by=None, at=timezone.now()) == []


def test_a_new_version_comes_beside_the_old_one(seal):
    made = load_schemes(schemes=[second_version()], by=None, at=timezone.now())
    seal()
    assert [str(scheme) for scheme in made] == ["区县政务诚信月度监测 第2版"]
    assert Scheme.objects.filter(in_force=True).count() == 2


def test_children_that_do_not_sum_are_refused():
    data = second_version()
    data["dimensions"][0]["weight"] = "26"
    with pytest.raises(SchemeRefused, match="各维度分值之和是 101，应为 100"):
        load_schemes(schemes=[data], by=None, at=timezone.now())
    data["dimensions"][1]["weight"] = "19"
    with pytest.raises(SchemeRefused, match="“守信践诺”的指标分值之和是 25，应为 26"):
        load_schemes(schemes=[data], by=None, at=timezone.now())
    assert Scheme.objects.count() == 1


@pytest.mark.parametrize("model", [Dimension, Indicator])
def test_the_database_refuses_sums_that_do_not_fit(model, seal):
    with pytest.raises(IntegrityError, match="scheme_sums"), undone(seal):
        model.objects.filter(pk=model.objects.first().pk).update(weight="1.5")


def test_the_database_refuses_a_deleted_indicator(seal):
    with pytest.raises(IntegrityError, match="do not sum to its weight"), undone(seal):
        Indicator.objects.filter(code="education").delete()


def test_a_scheme_that_is_not_in_force_may_be_unfinished(seal):
    Scheme.objects.update(in_force=False)
    Indicator.objects.filter(code="education").delete()
    seal()


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"full": None}, "indicator_marks_fit_kind"),
        ({"full": "1", "zero": "1"}, "indicator_marks_fit_kind"),
        ({"kind": "deduction"}, "indicator_marks_fit_kind"),
        ({"kind": "guess"}, "indicator_kind_known"),
        ({"source": "X"}, "indicator_source_known"),
        ({"weight": "0"}, "indicator_weight_positive"),
    ],
)
def test_constraints_of_an_indicator(values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Indicator.objects.filter(code="returns").update(**values)
