"""One rendering of each edition for all tests that only read it."""

import pytest

from monitoring.documents import render_json, render_pdf, render_xlsx
from tests.monitoring.documents import months


@pytest.fixture(scope="session")
def city():
    return months.content()


@pytest.fixture(scope="session")
def district():
    return months.content("210105")


@pytest.fixture(scope="session")
def city_pdf(city):
    return render_pdf(city)


@pytest.fixture(scope="session")
def district_pdf(district):
    return render_pdf(district)


@pytest.fixture(scope="session")
def city_xlsx(city):
    return render_xlsx(city)


@pytest.fixture(scope="session")
def city_json(city):
    return render_json(city)
