"""Celery of the office side. Every task is safe to run twice and to be killed anywhere (docs/adr)."""

import os

from celery import Celery
from celery.schedules import crontab
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integrity_portal.settings")

LONGEST_TASK_SECONDS = 1800

app = Celery("integrity_portal")
app.conf.update(
    broker_url=settings.CELERY_BROKER_URL,
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    task_serializer="json",
    accept_content=["json"],
    task_time_limit=LONGEST_TASK_SECONDS,
    task_soft_time_limit=LONGEST_TASK_SECONDS - 60,
    timezone="Asia/Shanghai",
    broker_connection_retry_on_startup=True,
    worker_hijack_root_logger=False,
    broker_transport_options={
        "visibility_timeout": LONGEST_TASK_SECONDS + 300,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": 10,
        # A request must not wait for a broker that is down: the outbox keeps the message.
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0.2,
        "interval_max": 0.2,
    },
    beat_schedule={
        "drain-outbox": {"task": "accounts.tasks.drain_outbox", "schedule": 15.0},
        "requeue-stale-jobs": {"task": "accounts.tasks.requeue_stale_jobs", "schedule": 60.0},
        "forget-ended-sessions": {
            "task": "accounts.tasks.forget_ended_sessions",
            "schedule": crontab(hour="3", minute="40"),
        },
        "score-when-due": {
            "task": "monitoring.tasks.score_when_due",
            "schedule": crontab(hour="6", minute="10"),
        },
        "daily-warnings": {
            "task": "monitoring.tasks.raise_event_warnings",
            "schedule": crontab(hour="6", minute="30"),
        },
        "restatement-check": {
            "task": "monitoring.tasks.check_restatements",
            "schedule": crontab(hour="6", minute="50"),
        },
        "end-disclosures": {
            "task": "records.tasks.end_due_disclosures",
            "schedule": crontab(hour="0", minute="20"),
        },
    },
)
app.autodiscover_tasks(["accounts", "records", "monitoring"])
