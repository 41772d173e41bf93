"""The JSON: the published result word for word, and the digest that anyone can recompute from it."""

import json
from datetime import UTC

from integrity_portal.lib.canonical import digest
from monitoring.documents import render_json
from monitoring.documents.model import DEMONSTRATION_NOTICE
from tests.monitoring.documents import months


def test_result_is_the_published_one_and_has_the_printed_digest(city_json):
    read = json.loads(city_json)
    assert read["result"] == months.month_result()
    assert digest(read["result"]) == read["digest"] == digest(months.month_result())


def test_notice_stands_outside_the_result(city_json):
    read = json.loads(city_json)
    assert read["notice"] == DEMONSTRATION_NOTICE
    assert "notice" not in read["result"]
    assert "notice" not in json.loads(render_json(months.content(demonstration=False)))


def test_records_are_named_by_four_things_only(city_json):
    records = [record for one in json.loads(city_json)["warnings"] for record in one["records"]]
    assert {tuple(record) for record in records} == {("number", "ledger", "occurred_on", "amount")}
    assert records[0] == {
        "number": "7K3M-9QXT-2B4D",
        "ledger": "default_case",
        "occurred_on": "2018-10-12",
        "amount": "1280000.00",
    }


def test_district_edition_holds_its_part_of_the_result(district):
    read = json.loads(render_json(district))
    assert read["region"] == next(one for one in months.month_result()["regions"] if one["code"] == "210105")
    assert {one["region"]["code"] for one in read["warnings"]} == {"210105"}
    assert {region["code"] for month in read["trend"] for region in month["regions"]} == {"210105"}
    assert "result" not in read


def test_no_floats(city_json):
    json.loads(city_json, parse_float=lambda text: (_ for _ in ()).throw(AssertionError(text)))


def test_same_content_gives_the_same_bytes(city, city_json):
    assert render_json(city) == city_json


def test_the_zone_in_which_a_time_is_given_changes_nothing(city_json):
    """The worker reads the moment of publication from the database, in UTC."""
    assert render_json(months.content(published_at=months.PUBLISHED_AT.astimezone(UTC))) == city_json
