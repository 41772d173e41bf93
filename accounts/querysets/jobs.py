from typing import Any

from django.db.models import Q

from accounts.querysets.scoped import ScopedQuerySet


class JobQuerySet(ScopedQuerySet):
    def reach(self, officer: Any) -> Q:
        """A job is seen by the officer who started it, whatever the reach."""
        return Q(created_by_id=officer.pk) if officer.pk else Q(pk__in=[])
