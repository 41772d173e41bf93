"""The second step of signing in: whether one is still to be taken, and where.

Signing in has two steps, password and one-time code. No code is asked yet, so nothing is ever pending.
The code (django-otp) comes in here: `pending_step` then answers the URL name of its page until the
session has given it; the sign-in page and the middleware already follow that answer.
"""

from django.http import HttpRequest


def pending_step(request: HttpRequest) -> str | None:
    """URL name of the step this signed-in session must still take; None when it is complete."""
    return None
