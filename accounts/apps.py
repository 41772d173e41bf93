from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Officers, organisations, regions, roles, sign-in, the audit trail, outbox and jobs."""

    name = "accounts"
    label = "accounts"
    verbose_name = "账号与权限"
    default_auto_field = "django.db.models.BigAutoField"
