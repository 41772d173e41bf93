from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView, View

from accounts import second_factor
from accounts.actions.signing_in import record_refusal, record_sign_in, record_sign_out
from accounts.forms.signing_in import SignInForm
from accounts.middleware import BEGUN, SEEN
from accounts.models import Officer
from accounts.navigation import start_page
from accounts.passwords import MOST_DAYS

WRONG = "用户名或密码不正确。"


class SignInView(FormView):
    """Password first; a further step where `second_factor` asks for one."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and request.method == "GET":
            return redirect(self.target(request.user))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: SignInForm) -> HttpResponse:
        officer = authenticate(self.request, **form.cleaned_data)
        if not isinstance(officer, Officer):
            return self.refuse(form)
        login(self.request, officer)
        now = timezone.now()
        self.request.session[BEGUN] = self.request.session[SEEN] = int(now.timestamp())
        record_sign_in(officer=officer, at=now)
        age = officer.password_age(now.date())
        if age is not None and age > MOST_DAYS:
            messages.warning(self.request, f"密码已使用 {age} 天，请更换密码。")
            return redirect("accounts:password")
        return redirect(second_factor.pending_step(self.request) or self.target(officer))

    def refuse(self, form: SignInForm) -> HttpResponse:
        """The same words whether the name, the password or the account is wrong."""
        if getattr(self.request, "axes_failures_since_start", None) is not None:
            locked = bool(self.request.axes_locked_out)  # type: ignore[attr-defined]
            record_refusal(username=form.cleaned_data["username"], locked=locked, at=timezone.now())
        form.add_error(None, WRONG)
        return self.form_invalid(form)

    def target(self, officer: Any) -> str:
        """The page asked for, when it is one of ours; else the officer's first page."""
        wanted = self.request.POST.get("next") or self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(
            wanted, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )
        return wanted if safe and wanted != "/" else start_page(officer)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.request.POST.get("next") or self.request.GET.get("next", "")
        return super().get_context_data(next=wanted, **kwargs)


class SignOutView(View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Officer):
            record_sign_out(officer=request.user, at=timezone.now())
        logout(request)
        messages.success(request, "已安全退出。")
        response = HttpResponseRedirect(reverse("accounts:login"))
        response.headers["Clear-Site-Data"] = '"cache"'
        return response
