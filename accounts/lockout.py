"""How django-axes counts failed sign-ins, and what the person is told.

Failures are counted per (username, address), known username or not. From the fifth on, the next try has
to wait: 1, 5, 15, then 60 minutes. Tries made while waiting are refused without being counted, so that
nobody can lengthen the wait of another person. A day without failures forgets the count.
"""

from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.forms.signing_in import SignInForm

FREE_TRIES = 5
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))
MEMORY = timedelta(days=1)


def cooloff(request: HttpRequest | None) -> timedelta:
    """How long failures are remembered."""
    return MEMORY


def wait_after(failures: int) -> timedelta:
    """How long to wait after that many failures."""
    if failures < FREE_TRIES:
        return timedelta(0)
    return WAITS[min(failures - FREE_TRIES, len(WAITS) - 1)]


def failure_limit(request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """The number of failures that refuses this try: out of reach once the wait is over."""
    failures, last = _failures(request, credentials)
    if last is None or timezone.now() >= last + wait_after(failures):
        return max(failures + 1, FREE_TRIES)
    return FREE_TRIES


def minutes_left(request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """Whole minutes until the next try is allowed, at least 1."""
    failures, last = _failures(request, credentials)
    if last is None:
        return 1
    left = (last + wait_after(failures) - timezone.now()).total_seconds()
    return max(1, -int(-left // 60))


def response(
    request: HttpRequest, original: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """The sign-in page with the time to wait (429)."""
    minutes = minutes_left(request, credentials)
    form = SignInForm(initial={"username": get_client_username(request, credentials)})
    context = {"form": form, "minutes": minutes, "next": request.POST.get("next", "")}
    page = render(request, "accounts/sign_in.html", context, status=429)
    page.headers["Retry-After"] = str(minutes * 60)
    return page


def client_address(request: HttpRequest) -> str | None:
    """The client's address as the outermost trusted proxy saw it; forged entries before it do not count."""
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies: int = settings.TRUSTED_PROXIES
    seen = _plain_address(forwarded[-proxies]) if proxies and len(forwarded) >= proxies else None
    address: str | None = seen or request.META.get("REMOTE_ADDR")
    return address


def _plain_address(text: str) -> str | None:
    """An address as a proxy may write it, without port, brackets and zone; None for anything else."""
    bare = text[1:].partition("]")[0] if text.startswith("[") else text
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return str(ip_address(bare.partition("%")[0]))
    except ValueError:
        return None


def _failures(request: HttpRequest, credentials: dict[str, Any] | None) -> tuple[int, datetime | None]:
    rows = AccessAttempt.objects.filter(
        username=get_client_username(request, credentials),
        ip_address=request.axes_ip_address,  # type: ignore[attr-defined]
        attempt_time__gte=get_cool_off_threshold(request),
    )
    found = rows.aggregate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    return found["failures"] or 0, found["last"]
