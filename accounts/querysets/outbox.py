from typing import Any, Self

from django.db import models


class OutboxQuerySet(models.QuerySet[Any]):
    def waiting(self) -> Self:
        """Messages not yet handed to the broker, oldest first."""
        return self.filter(sent_at=None).order_by("id")

    def locked(self) -> Self:
        """Locked for this transaction; rows another sender holds are passed over."""
        return self.select_for_update(skip_locked=True)
