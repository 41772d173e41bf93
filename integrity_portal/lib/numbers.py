"""Record numbers: opaque, random, readable aloud, and for ever the same."""

import re
import secrets
import unicodedata

# Crockford's base 32: no I, L, O, U, so that a number read from paper is typed without doubt.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _GROUP = 3, 4
_SHAPE = re.compile(rf"[{ALPHABET}]{{4}}(?:-[{ALPHABET}]{{4}}){{2}}")
_MISREAD = str.maketrans("ILO", "110")


def new_number() -> str:
    """Return a new record number `XXXX-XXXX-XXXX`: 60 random bits that say nothing about the subject.

    Uniqueness is the database's to keep: two equal ones are expected after some 10**9 numbers.
    """
    text = "".join(ALPHABET[byte & 31] for byte in secrets.token_bytes(_GROUPS * _GROUP))
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def normalise_number(text: str) -> str:
    """Read a number as people type it: small letters, spaces, missing hyphens, O for 0, I or L for 1.

    Raises ValueError with a Chinese message when it is no record number.
    """
    compact = re.sub(r"[\s\-–—]", "", unicodedata.normalize("NFKC", text)).upper().translate(_MISREAD)
    number = "-".join(compact[at : at + _GROUP] for at in range(0, len(compact), _GROUP))
    if not _SHAPE.fullmatch(number):
        raise ValueError("编号应为 12 位字母和数字，如“7K3M-9QXT-20VB”，请核对后重新输入。")
    return number
