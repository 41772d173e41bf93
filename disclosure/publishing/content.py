"""The strict schema at the door: what is not in the catalogue does not become public."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from disclosure.catalogue import LEDGERS, PublicField, PublicLedger
from disclosure.exceptions import ContentRefused
from disclosure.publishing.shapes import RecordCopy
from integrity_portal.lib.canonical import digest
from integrity_portal.lib.masking import find_personal_numbers

NUMBER = re.compile(r"[A-Z0-9-]{6,40}")
MONEY = re.compile(r"-?(0|[1-9]\d{0,15})\.\d{2}")
PERCENT = re.compile(r"(0|[1-9]\d{0,2})(\.\d{1,2})?")
Errors = dict[str, list[str]]


def content_of(copy: RecordCopy) -> dict[str, str | int | None]:
    """The sealed public content: the ledger's fields and what every record shows.

    Title, region, organisation and date are part of it, so that none of them can change
    without a new digest in the log.
    """
    return {
        **copy.content,
        "title": copy.title,
        "region": copy.region_code,
        "organisation": str(copy.organisation_id),
        "occurred_on": copy.occurred_on.isoformat(),
    }


def digest_of(copy: RecordCopy) -> str:
    """SHA-256 (hex) of the canonical JSON of the public content."""
    return digest(content_of(copy))


def check_copy(copy: RecordCopy) -> Errors:
    """Everything that keeps a copy from the public: {field: [messages]}, empty when it may pass."""
    ledger = LEDGERS.get(copy.ledger)
    if ledger is None or not ledger.has_records:
        return {"ledger": ["该台账不逐条公示"]}
    errors = _spine_errors(copy)
    _collect(errors, _field_errors(ledger, copy.content))
    _collect(errors, personal_number_errors(_texts(copy)))
    return errors


def require_clean(copy: RecordCopy) -> None:
    """Raise ContentRefused unless the copy may become public."""
    errors = check_copy(copy)
    if errors:
        raise ContentRefused(errors)


def personal_number_errors(texts: Iterable[tuple[str, str]]) -> Errors:
    """Personal numbers (identity, telephone, bank card) in named texts, as errors."""
    errors: Errors = {}
    for name, text in texts:
        for finding in find_personal_numbers(text):
            errors.setdefault(name, []).append(f"含有个人号码（{finding.masked}），不能公开")
    return errors


def _spine_errors(copy: RecordCopy) -> Errors:
    errors: Errors = {}
    if not NUMBER.fullmatch(copy.number):
        errors["number"] = ["编号格式不正确"]
    if not 1 <= len(copy.title.strip()) <= 200:
        errors["title"] = ["标题应为 1 至 200 个字"]
    return errors


def _field_errors(ledger: PublicLedger, content: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    known = {field.name for field in ledger.fields}
    for name in content:
        if name not in known:
            yield name, "不是可以公开的字段"
    for field in ledger.fields:
        if field.name not in content:
            yield field.name, "缺少该字段"
        elif message := _value_error(field, content[field.name]):
            yield field.name, message


def _value_error(field: PublicField, value: object) -> str | None:
    if value is None:
        return "不能为空" if field.required else None
    return CHECKS[field.kind](field, value)


def _text_error(field: PublicField, value: object) -> str | None:
    if not isinstance(value, str):
        return "应为文字"
    if not 1 <= len(value.strip()) <= field.max_length:
        return f"应为 1 至 {field.max_length} 个字"
    return None


def _date_error(field: PublicField, value: object) -> str | None:
    try:
        if isinstance(value, str) and date.fromisoformat(value).isoformat() == value:
            return None
    except ValueError:
        pass
    return "应为日期（YYYY-MM-DD）"


def _pattern_error(pattern: re.Pattern[str], message: str) -> Callable[[PublicField, object], str | None]:
    def check(field: PublicField, value: object) -> str | None:
        return None if isinstance(value, str) and pattern.fullmatch(value) else message

    return check


def _integer_error(field: PublicField, value: object) -> str | None:
    return None if isinstance(value, int) and not isinstance(value, bool) else "应为整数"


def _choice_error(field: PublicField, value: object) -> str | None:
    return None if isinstance(value, str) and value in (field.choices or {}) else "不在可选范围内"


CHECKS: dict[str, Callable[[PublicField, object], str | None]] = {
    "text": _text_error,
    "money": _pattern_error(MONEY, "应为两位小数的金额"),
    "percent": _pattern_error(PERCENT, "应为百分数"),
    "date": _date_error,
    "integer": _integer_error,
    "choice": _choice_error,
}


def _texts(copy: RecordCopy) -> Iterable[tuple[str, str]]:
    yield "title", copy.title
    for name, value in copy.content.items():
        kind = next((f.kind for f in LEDGERS[copy.ledger].fields if f.name == name), "text")
        if kind == "text" and isinstance(value, str):
            yield name, value
    for text in copy.search:
        yield "search", text


def _collect(errors: Errors, found: Iterable[tuple[str, str]] | Errors) -> None:
    pairs = ((name, text) for name, texts in found.items() for text in texts) if isinstance(found, dict) else found
    for name, message in pairs:
        errors.setdefault(name, []).append(message)
