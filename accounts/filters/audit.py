import django_filters
from django import forms
from django.db.models import QuerySet

from accounts.models import AuditEvent

DATE = forms.DateInput(attrs={"type": "date"})


class AuditFilter(django_filters.FilterSet):
    """By person, act, thing and day."""

    actor = django_filters.CharFilter(field_name="actor__username", label="操作人用户名", max_length=60)
    verb = django_filters.CharFilter(lookup_expr="startswith", label="操作代码", max_length=60)
    target = django_filters.CharFilter(lookup_expr="contains", label="对象", max_length=120)
    since = django_filters.DateFilter(field_name="recorded_at__date", lookup_expr="gte", label="自", widget=DATE)
    until = django_filters.DateFilter(field_name="recorded_at__date", lookup_expr="lte", label="至", widget=DATE)

    class Meta:
        model = AuditEvent
        fields: list[str] = []

    @property
    def found(self) -> QuerySet[AuditEvent]:
        """The matching events; none while a value makes no sense."""
        return self.qs if self.is_valid() else self.queryset.none()
