"""What the ledgers refuse, each with a sentence an official can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from records.models import Record

FieldErrors = dict[str, list[str]]


class RecordError(Exception):
    """Base of every refusal; `str(error)` is a Chinese sentence for the user."""


class Invalid(RecordError):
    """The data break rules; `errors` names every field (``""`` for the whole) with its messages."""

    def __init__(self, errors: FieldErrors) -> None:
        self.errors = errors
        super().__init__("；".join(message for messages in errors.values() for message in messages))


class VersionConflict(RecordError):
    """Somebody else saved the record in between; `current` is the record as it stands now."""

    def __init__(self, current: Record) -> None:
        self.current = current
        super().__init__("保存期间他人已修改此记录，您的修改没有保存。请对照最新内容后重新填写。")


class TransitionRefused(RecordError):
    """The record's state does not allow the step."""


class PublicationBlocked(RecordError):
    """Text that would become public holds a personal number, or the record may not be public (yet)."""

    def __init__(self, message: str, errors: FieldErrors | None = None) -> None:
        self.errors = errors or {}
        super().__init__(message)


class NotAllowed(RecordError, PermissionDenied):
    """The officer has not the role or the reach, or stands on both sides of a four-eyes step."""
