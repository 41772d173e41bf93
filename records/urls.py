"""Office pages of the ledgers."""

from django.urls import URLPattern

app_name = "records"

urlpatterns: list[URLPattern] = []
