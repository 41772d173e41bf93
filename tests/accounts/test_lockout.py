"""Waits, and the client's address behind trusted proxies."""

from datetime import timedelta

import pytest
from django.test import RequestFactory, override_settings

from accounts.lockout import client_address, wait_after


@pytest.mark.parametrize(
    ("failures", "minutes"), [(0, 0), (4, 0), (5, 1), (6, 5), (7, 15), (8, 60), (9, 60), (500, 60)]
)
def test_waits_grow_to_an_hour(failures: int, minutes: int) -> None:
    assert wait_after(failures) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "", "10.0.0.1"),
        (0, "1.2.3.4", "10.0.0.1"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "1.2.3.4:5566", "1.2.3.4"),
        (1, "[2001:db8::1]:5566", "2001:db8::1"),
        (1, "unknown", "10.0.0.1"),
    ],
)
def test_forged_entries_do_not_count(proxies: int, forwarded: str, expected: str) -> None:
    extra = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory(REMOTE_ADDR="10.0.0.1", **extra).get("/")
    with override_settings(TRUSTED_PROXIES=proxies):
        assert client_address(request) == expected
