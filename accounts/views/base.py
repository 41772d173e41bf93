"""What every office view begins with."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from accounts.enums import BUSINESS_ROLES, Role
from accounts.models import Officer

ANY_ROLE = tuple(Role)
ANY_BUSINESS_ROLE = tuple(role for role in Role if role in BUSINESS_ROLES)


class RoleRequiredMixin:
    """Opens a view to the officers who hold one of `roles`.

    A visitor is sent to the sign-in page, an officer without the role gets 403. A view that names no
    role does not start. `ANY_ROLE` opens a page to every signed-in officer, also to one without roles.
    """

    roles: Collection[Role] = ()
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.roles:
            raise ImproperlyConfigured(f"{type(self).__name__} names no roles")
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if self.roles is not ANY_ROLE and not request.user.has_any_role(self.roles):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response

    @property
    def officer(self) -> Officer:
        """The signed-in officer."""
        return self.request.user  # type: ignore[return-value]
