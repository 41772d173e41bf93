from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.actions.officers import change_password
from accounts.enums import Reach, Role
from accounts.forms.passwords import PasswordChangeForm
from accounts.models import Officer
from accounts.views.base import ANY_ROLE, RoleRequiredMixin

ROLE_TEXTS = {
    Role.CLERK: "录入、导入和更正本单位的记录。",
    Role.REVIEWER: "审核数据范围内他人录入的记录，予以通过或退回；不能审核自己录入的记录。",
    Role.PUBLISHER: "把已审核的记录和报告发布到公开网站，或予以撤下；不能发布自己录入的记录。",
    Role.PERSONNEL: "管理本单位公务员诚信档案，其他人员不可见。",
    Role.SUPERVISOR: "查看各区县的记录与评分，下载报告，督促整改。",
    Role.SECURITY_ADMIN: "管理账号与权限；不接触业务记录，也不查看审计记录。",
    Role.SYSTEM_ADMIN: "管理系统配置；不接触业务记录，也不查看审计记录。",
    Role.AUDIT_ADMIN: "查看和核验审计记录；不接触业务记录，也不改变配置。",
}


class AccountView(RoleRequiredMixin, TemplateView):
    """What the officer may see and do, and why."""

    roles = ANY_ROLE
    template_name = "accounts/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        officer = self.officer
        roles = [{"label": role.label, "text": ROLE_TEXTS[role]} for role in Role if role in officer.roles]
        return super().get_context_data(
            facts=_facts(officer), held=roles, idle_minutes=settings.OFFICE_IDLE_MINUTES, **kwargs
        )


def _facts(officer: Officer) -> list[dict[str, Any]]:
    return [
        {"label": "姓名", "value": officer.name},
        {"label": "用户名", "value": officer.username},
        {"label": "职务", "value": officer.post},
        {"label": "单位", "value": officer.organisation.name},
        {"label": "所在区划", "value": officer.organisation.region.name},
        {"label": "数据范围", "value": officer.get_reach_display(), "note": reach_text(officer)},
    ]


def reach_text(officer: Officer) -> str:
    """Which rows the officer sees, in words."""
    if officer.reach == Reach.CITY:
        return "可以看到全市各区县的记录。"
    if officer.reach == Reach.DISTRICT:
        region = officer.organisation.region
        return f"可以看到{(region.parent or region).name if len(region.code) == 9 else region.name}范围内各单位的记录。"
    return f"只能看到{officer.organisation.name}的记录。"


class PasswordView(RoleRequiredMixin, FormView):
    """A new password; all other sessions of the officer end."""

    roles = ANY_ROLE
    form_class = PasswordChangeForm
    template_name = "accounts/password.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "officer": self.officer}

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        officer = change_password(
            officer=self.officer, password=form.cleaned_data["password"], by=self.officer, at=timezone.now()
        )
        update_session_auth_hash(self.request, officer)
        messages.success(self.request, "密码已修改，其他设备上的登录已全部退出。")
        return redirect("accounts:account")
