"""统一社会信用代码 (GB 32100-2015) and 公民身份号码 (GB 11643-1999): form and check digit.

Neither is looked up anywhere: an unknown county or category is never an error here.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I O S V Z (GB 32100-2015 §5)
_USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_USCC_SHAPE = re.compile(rf"[{USCC_ALPHABET}]{{2}}\d{{6}}[{USCC_ALPHABET}]{{10}}", re.ASCII)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


@dataclass(frozen=True, slots=True)
class UsccCheck:
    """Outcome for one code: the code as normalised, whether it is right, and if not, why (Chinese)."""

    code: str
    valid: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CitizenIdCheck:
    """Outcome for one ID number, as `UsccCheck`; `born` where the number holds a real day."""

    number: str
    valid: bool
    reason: str = ""
    born: date | None = None


def normalise_uscc(text: str) -> str:
    """Return the code without spaces and hyphens, half-width and in capitals; nothing is guessed."""
    return re.sub(r"[\s\-‐‑–—]", "", unicodedata.normalize("NFKC", text)).upper()


def is_placeholder_uscc(text: str) -> bool:
    """Say whether a code is one that systems fill in for "none": one repeated character, or no body.

    The body (characters 9 to 16) of a real code is never 00000000.
    """
    code = normalise_uscc(text)
    return len(code) == 18 and (len(set(code[:17])) == 1 or code[8:16] == "0" * 8)


def uscc_check_character(first17: str) -> str:
    """Return character 18 for the first 17 (GB 32100-2015 附录 A: 31 − Σ mod 31, remainder 0 → "0")."""
    total = sum(
        USCC_ALPHABET.index(character) * weight for character, weight in zip(first17, _USCC_WEIGHTS, strict=True)
    )
    return USCC_ALPHABET[-total % 31]


def check_uscc(text: str) -> UsccCheck:
    """Check a credit code. A few genuine codes fail: block new public bodies, only warn for legacy ones."""
    code = normalise_uscc(text)
    reason = _uscc_fault(code)
    return UsccCheck(code, not reason, reason)


def _uscc_fault(code: str) -> str:
    if not code:
        return "没有填写统一社会信用代码。"
    if len(code) != 18:
        return f"统一社会信用代码应为 18 位，现在是 {len(code)} 位，请核对。"
    if misread := sorted(set(code) & set("IOSVZ")):
        return f"统一社会信用代码不使用字母 {'、'.join(misread)}，请核对是否应为数字 1、0、5 或 2。"
    if not _USCC_SHAPE.fullmatch(code):
        return "统一社会信用代码由数字和大写字母组成，第 3 至 8 位是数字，请核对。"
    if is_placeholder_uscc(code):
        return "这是占位代码，不是真实的统一社会信用代码；没有代码时请留空。"
    if code[17] != uscc_check_character(code[:17]):
        return "统一社会信用代码的校验码不符，其中至少有一位写错，请对照证书逐位核对。"
    return ""


def check_citizen_id(text: str) -> CitizenIdCheck:
    """Check an ID number of 18 characters: digits, a real day of birth from 1880 on, check character."""
    number = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    born = _birthday(number)
    reason = _id_fault(number, born)
    return CitizenIdCheck(number, not reason, reason, born)


def id_check_character(first17: str) -> str:
    """Return character 18 for the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11]


def _id_fault(number: str, born: date | None) -> str:
    if len(number) == 15 and number.isdecimal():
        return "15 位的旧身份证号码已停用，请填写 18 位号码。"
    if len(number) != 18:
        return f"公民身份号码应为 18 位，现在是 {len(number)} 位，请核对。"
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return "公民身份号码前 17 位是数字，末位是数字或 X，请核对。"
    if born is None:
        return "公民身份号码第 7 至 14 位不是有效的出生日期，请核对。"
    if number[17] != id_check_character(number[:17]):
        return "公民身份号码的校验码不符，其中至少有一位写错，请核对。"
    return ""


def _birthday(number: str) -> date | None:
    digits = number[6:14]
    if len(number) != 18 or not re.fullmatch(r"[0-9]{8}", digits):
        return None
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return born if born.year >= 1880 else None
