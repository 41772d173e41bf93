"""What an error report may carry away: neither the values of variables nor the words somebody searched for."""

from __future__ import annotations

from collections.abc import Callable

from integrity_portal.logs import without_words

PROGRAM = """
import django, sentry_sdk
django.setup()
options = sentry_sdk.get_client().options
print(options["include_local_variables"], options["send_default_pii"], options["max_request_body_size"])
"""


def test_reports_hold_no_values_of_variables(office_python: Callable[..., str]) -> None:
    said = office_python("-c", PROGRAM, SENTRY_DSN="https://key@sentry.example/1")
    assert said.split() == ["False", "False", "never"]


def test_reports_hold_no_query_string() -> None:
    event = {"request": {"url": "https://office.example/ledgers/arrears/", "query_string": "q=示例"}}
    assert without_words(event, {}) == {"request": {"url": "https://office.example/ledgers/arrears/"}}
    assert without_words({}, {}) == {}
