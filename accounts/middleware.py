"""Sessions end by themselves, and no page of the office is open by accident."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone

from accounts import second_factor
from accounts.passwords import MOST_DAYS

BEGUN, SEEN = "signed_in_at", "seen_at"
LONGEST = timedelta(hours=8)
SEEN_STEP = 60  # seconds; a session is not written at every click
OPEN_TO_ALL = frozenset({"accounts:login", "healthz", "readyz"})
OPEN_TO_OLD_PASSWORDS = frozenset({"accounts:password", "accounts:logout"})
IDLE_TEXT = "长时间未操作，已自动退出，请重新登录。"
LONGEST_TEXT = "本次登录已满 8 小时，请重新登录。"

GetResponse = Callable[[HttpRequest], HttpResponse]


class SessionEndMiddleware:
    """Signs out after OFFICE_IDLE_MINUTES without a click, and 8 hours after signing in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            reason = _ended(request)
            if reason:
                logout(request)
                messages.info(request, reason)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """A page that asks by itself (progress) is no sign of a person."""
        if not request.user.is_authenticated or getattr(_view_class(view), "asks_by_itself", False):
            return
        now = int(timezone.now().timestamp())
        if now - request.session.get(SEEN, 0) >= SEEN_STEP:
            request.session[SEEN] = now


def _ended(request: HttpRequest) -> str:
    """Why the session is over, or nothing. A session begins when it is first seen."""
    session, now = request.session, int(timezone.now().timestamp())
    if BEGUN not in session:
        session[BEGUN] = session[SEEN] = now
    if now - session[BEGUN] >= LONGEST.total_seconds():
        return LONGEST_TEXT
    return IDLE_TEXT if now - session.get(SEEN, 0) >= settings.OFFICE_IDLE_MINUTES * 60 else ""


class SignInRequiredMiddleware:
    """Every office page needs a signed-in officer, but for the few in OPEN_TO_ALL; none is kept in caches."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.resolver_match and request.resolver_match.view_name in OPEN_TO_ALL:
            return None
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        step = second_factor.pending_step(request)
        if step and name != step:
            return HttpResponseRedirect(resolve_url(step))
        if name not in OPEN_TO_OLD_PASSWORDS and _password_is_old(request.user):
            return HttpResponseRedirect(resolve_url("accounts:password"))
        return None


def _password_is_old(officer: Any) -> bool:
    age = officer.password_age(timezone.localdate())
    return age is not None and age > MOST_DAYS


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        back = request.headers.get("HX-Current-URL", "")
        target = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}"
        return HttpResponse(status=401, headers={"HX-Redirect": target})
    back = request.get_full_path() if request.method == "GET" else "/"
    return redirect_to_login(back)


def _view_class(view: Any) -> Any:
    return getattr(view, "view_class", view)
