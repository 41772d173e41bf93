from typing import Any

from django.views.generic import TemplateView

from accounts.enums import Role
from accounts.views.base import RoleRequiredMixin
from records.forms.places import organisations_in_reach
from records.validators import clean_text


class OrganisationOptionsView(RoleRequiredMixin, TemplateView):
    """Suggestions while an organisation is typed: a part of the form, fetched by htmx."""

    roles = (Role.CLERK,)
    template_name = "records/parts/organisations.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = clean_text(self.request.GET.get("organisation", ""))[:60]
        return super().get_context_data(organisations=organisations_in_reach(self.officer, text), **kwargs)
