from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "records"
    verbose_name = "台账"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Beside “审核” and “发布” in the navigation: how much waits."""
        from accounts.navigation import register_count
        from records.queries.worklists import count_to_publish, count_to_review

        register_count("records:review", count_to_review)
        register_count("records:publishing", count_to_publish)
