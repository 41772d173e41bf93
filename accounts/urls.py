"""Office pages of accounts: signing in, the own account, jobs, administration, audit."""

from django.urls import path

from accounts.views.account import AccountView, PasswordView
from accounts.views.audit import AuditListView, AuditVerifyView
from accounts.views.jobs import JobProgressView, JobView
from accounts.views.registers import (
    CalendarView,
    OfficerListView,
    OrganisationListView,
    RegionListView,
    RuleListView,
)
from accounts.views.signing_in import SignInView, SignOutView

app_name = "accounts"

urlpatterns = [
    path("login/", SignInView.as_view(), name="login"),
    path("logout/", SignOutView.as_view(), name="logout"),
    path("account/", AccountView.as_view(), name="account"),
    path("account/password/", PasswordView.as_view(), name="password"),
    path("jobs/<uuid:pk>/", JobView.as_view(), name="job"),
    path("jobs/<uuid:pk>/progress/", JobProgressView.as_view(), name="job-progress"),
    path("administration/", OfficerListView.as_view(), name="officers"),
    path("administration/organisations/", OrganisationListView.as_view(), name="organisations"),
    path("administration/regions/", RegionListView.as_view(), name="regions"),
    path("administration/rules/", RuleListView.as_view(), name="rules"),
    path("administration/calendar/", CalendarView.as_view(), name="calendar"),
    path("audit/", AuditListView.as_view(), name="audit"),
    path("audit/verify/", AuditVerifyView.as_view(), name="audit-verify"),
]
