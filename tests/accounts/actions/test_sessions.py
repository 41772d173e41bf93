from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.actions.sessions import forget_ended_sessions


@pytest.mark.django_db
def test_only_ended_sessions_go() -> None:
    now = timezone.now()
    for key, minutes in (("over", -1), ("open", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(minutes=minutes))
    assert forget_ended_sessions(at=now) == 1
    assert Session.objects.get().session_key == "open"
