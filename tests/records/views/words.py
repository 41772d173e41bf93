"""What the tests of the pages share: the form's fields as posted, addresses, messages."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages

from accounts.models import Organisation
from records.models import Record


def posted(data: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A factory's data as a browser sends it."""
    values = {name: value.name if isinstance(value, Organisation) else value for name, value in data.items()}
    return {**values, **more}


def page(record: Record, path: str = "") -> str:
    return f"/ledgers/{record.ledger}/{record.number}/{path}"


def told(response: Any) -> list[str]:
    """The messages the next page shows."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def stored(record: Record) -> Record:
    """The record as it stands now."""
    return Record.objects.unscoped("read back by a test").get(pk=record.pk)


def only_record() -> Record:
    return Record.objects.unscoped("read back by a test").get()


def marked(client: Any, address: str, **values: Any) -> dict[str, Any]:
    """What an event's form would send: the mark it was opened with, and `values`."""
    form = client.get(address).context["form"]
    return {"mark": form["mark"].value(), **values}
