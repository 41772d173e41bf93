"""Canonical JSON (RFC 8785) and SHA-256 digests: the bytes that every published digest is made of."""

import hashlib
import json

MAX_SAFE_INTEGER = 2**53 - 1

_ALLOWED = "str, int, bool, None, list, dict"


def canonical_json(value: object) -> bytes:
    """Return `value` as RFC 8785 canonical JSON in UTF-8.

    Allowed are str, int, bool, None, list and dict with str keys; amounts and scores travel as strings.
    Raises TypeError for anything else (floats and Decimals too), ValueError for an integer outside
    ±(2**53 − 1) (RFC 8785 §3.2.2.3 with I-JSON, RFC 7493 §2.2) and for text with a lone surrogate.
    """
    text = json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical JSON of `value`, lower-case hex. Errors as `canonical_json`."""
    return sha256_hex(canonical_json(value))


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of `data`, lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def _ordered(value: object) -> object:
    """Check every type and put the members of every object into the order of RFC 8785 §3.2.3."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return _checked_integer(int(value))
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value, key=_utf16)}
    raise TypeError(f"canonical JSON holds only {_ALLOWED}; got {type(value).__name__}")


def _checked_integer(value: int) -> int:
    if abs(value) > MAX_SAFE_INTEGER:
        raise ValueError(f"{value} is outside the integers that JSON carries exactly; send it as a string")
    return value


def _utf16(key: object) -> bytes:
    """Sort key: UTF-16 code units; big-endian bytes compare like unsigned code units."""
    if not isinstance(key, str):
        raise TypeError(f"keys of canonical JSON are str; got {type(key).__name__}")
    return key.encode("utf-16-be")
