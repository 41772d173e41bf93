from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "integrity_portal"
    label = "portal"
    verbose_name = "政务诚信信用门户"
