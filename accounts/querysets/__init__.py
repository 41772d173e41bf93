from accounts.querysets.jobs import JobQuerySet
from accounts.querysets.outbox import OutboxQuerySet
from accounts.querysets.reach import within_reach
from accounts.querysets.regions import RegionQuerySet
from accounts.querysets.scoped import ScopedManager, ScopedQuerySet

__all__ = [
    "JobQuerySet",
    "OutboxQuerySet",
    "RegionQuerySet",
    "ScopedManager",
    "ScopedQuerySet",
    "within_reach",
]
