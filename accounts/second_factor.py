"""The second step of signing in: whether one is asked, and where it is asked.

None is required yet. A one-time code (django-otp) comes in here: `required_for` then answers True,
`accounts:second-step` shows its form, and `verified` marks the session.
"""

from django.http import HttpRequest

from accounts.models import Officer

SESSION_KEY = "second_factor_at"


def required_for(officer: Officer) -> bool:
    """Whether the officer must give a second factor after the password."""
    return False


def verified(request: HttpRequest) -> bool:
    """Whether this session has given the second factor its officer needs."""
    officer = request.user
    return not isinstance(officer, Officer) or not required_for(officer) or SESSION_KEY in request.session
