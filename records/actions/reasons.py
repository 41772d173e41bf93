"""Reasons and notes that people write beside a step: cleaned and measured like every other text."""

from __future__ import annotations

from records.exceptions import Invalid
from records.validators import clean_text

LONGEST = 500
LONGEST_OF_FIELD = 300


def read_reason(
    value: str, *, name: str = "reason", label: str = "原因", limit: int = LONGEST, required: bool = False
) -> str:
    """The text without control characters, trimmed. Raises Invalid (at `name`) when it is missing or too long."""
    text = clean_text(value)
    if required and not text:
        raise Invalid({name: [f"请写明{label}。"]})
    if len(text) > limit:
        raise Invalid({name: [f"{label}最多 {limit} 个字，现有 {len(text)} 个字，请精简。"]})
    return text


def read_field_reasons(reasons: dict[str, str]) -> dict[str, str]:
    """Reasons by field, without empty ones. Raises Invalid at every field whose reason is too long."""
    texts = {name: clean_text(text) for name, text in reasons.items()}
    long = {name for name, text in texts.items() if len(text) > LONGEST_OF_FIELD}
    if long:
        raise Invalid({name: [f"意见最多 {LONGEST_OF_FIELD} 个字，请精简。"] for name in sorted(long)})
    return {name: text for name, text in texts.items() if text}
