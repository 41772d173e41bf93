"""What the public may read of private parties, and the scan that finds personal numbers before publication.

Persons appear as 姓+某, private firms as 某+行业 (the courts' own way of publishing decisions: 最高人民法院
《关于人民法院在互联网公布裁判文书的规定》第十条); personal numbers never (个人信息保护法 第二十五条).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from integrity_portal.lib.codes import USCC_ALPHABET, check_citizen_id, check_uscc

_COMPOUND_SURNAMES = frozenset(
    re.findall(
        "..",
        "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠"
        "公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁"
        "拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌微生梁丘左丘东门西门第五佟佳富察叶赫那拉纳兰歐陽"
        "諸葛司馬東方",
    )
)
_FORMS = re.compile(
    r".+?((?:有限责任|股份有限|有限)?公司|合伙企业|合作社|工作室|事务所|经营部|门市部|商行|商店|酒店|医院|学校"
    r"|中心|协会|企业|厂|店|部|院)"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A personal number in a text: `kind` citizen_id | phone | bank_card, its span, and how it may be shown."""

    kind: str
    start: int
    end: int
    masked: str


def mask_person(name: str) -> str:
    """Return 姓+某: 张三 → 张某, 欧阳某某 → 欧阳某; of any other name the first character and 某."""
    bare = re.sub(r"\s", "", name)
    if not bare:
        return ""
    surname = bare[:2] if len(bare) > 2 and bare[:2] in _COMPOUND_SURNAMES else bare[:1]
    return surname + "某"


def mask_party(name: str, industry: str) -> str:
    """Return 某+行业 for a private party: ("沈阳甲乙建筑有限公司", "建筑公司") → 某建筑公司.

    Without an industry a firm keeps only its form (某有限公司), a person becomes 姓+某. An industry that
    would give the name away is not used.
    """
    bare, trade = re.sub(r"\s", "", name), re.sub(r"\s", "", industry).removeprefix("某")
    if trade and not (bare and bare in trade):
        return f"某{trade}"
    if form := _FORMS.fullmatch(bare):
        return f"某{form[1]}"
    return mask_person(bare) if 2 <= len(bare) <= 4 else "某单位"


def find_personal_numbers(text: str) -> list[Finding]:
    """Return ID numbers, mobile numbers and bank cards in `text`, in order and without overlap.

    Full-width digits and numbers in groups are found too. Credit codes, case numbers, record numbers and
    amounts are not personal. The rare digits that are right both as an ID number and as a credit code count as
    an ID number unless 信用代码 or 机构代码 stands before them.
    """
    plain = text.translate(_HALF_WIDTH)
    taken = list(_impersonal_spans(plain))
    findings: list[Finding] = []
    for kind, pattern, is_personal, keep in _KINDS:
        for match in pattern.finditer(plain):
            start, end = match.span("number")
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            number = re.sub(r"[ -]", "", match["number"])
            if is_personal(number, plain[max(0, start - 16) : start]):
                taken.append((start, end))
                findings.append(Finding(kind, start, end, _starred(number, *keep)))
    return sorted(findings, key=lambda finding: finding.start)


def _impersonal_spans(plain: str) -> Iterator[tuple[int, int]]:
    """Spans of credit codes, case numbers, record numbers and amounts."""
    for match in _CREDIT_CODE.finditer(plain):
        labelled = re.search(r"(?:信用|机构)代码\W{0,3}$", plain[max(0, match.start() - 12) : match.start()])
        if check_uscc(match[0]).valid and (labelled or not check_citizen_id(match[0]).valid):
            yield match.span()
    for pattern in (_CASE_NUMBER, _RECORD_NUMBER, _AMOUNT):
        for match in pattern.finditer(plain):
            yield match.span()


def _is_citizen_id(number: str, before: str) -> bool:
    """Right by its check character, or called an ID number by the text (15 digits too)."""
    return check_citizen_id(number).valid or bool(re.search(r"身份证", before))


def _is_phone(number: str, before: str) -> bool:
    return True


def _is_bank_card(number: str, before: str) -> bool:
    """Luhn (ISO/IEC 7812-1 annex B)."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0 and len(set(number)) > 1


def _starred(number: str, head: int, tail: int) -> str:
    return number[:head] + "*" * (len(number) - head - tail) + number[-tail:]


_HALF_WIDTH = {ord("Ａ") + at: chr(ord("A") + at) for at in range(26)}
_HALF_WIDTH |= {ord("ａ") + at: chr(ord("a") + at) for at in range(26)}
_HALF_WIDTH |= {ord("０") + at: str(at) for at in range(10)}
_HALF_WIDTH |= {ord(mark): "-" for mark in "－‐‑–—−"} | {ord(mark): " " for mark in "\u3000\u00a0"}
_HALF_WIDTH |= {ord("．"): ".", ord("，"): ",", ord("￥"): "¥"}

_START, _STOP = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_CREDIT_CODE = re.compile(rf"{_START}[{USCC_ALPHABET}a-z]{{2}}[0-9]{{6}}[{USCC_ALPHABET}a-z]{{10}}{_STOP}")
_CASE_NUMBER = re.compile(
    r"[(〔\[（]?[0-9]{4}[)〕\]）] ?[\u4e00-\u9fff]{1,12}[0-9]{0,4}[\u4e00-\u9fff]{0,8}[0-9]+(?:-[0-9]+)?号"
)
_RECORD_NUMBER = re.compile(r"(?<![0-9A-Za-z-])[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}(?![0-9A-Za-z-])")
_DIGITS = r"[0-9][0-9,]{0,30}"
_AMOUNT = re.compile(
    rf"¥ ?{_DIGITS}(?:\.[0-9]+)?"
    rf"|(?<![0-9A-Za-z.,]){_DIGITS}(?:\.[0-9]{{1,2}}(?![0-9])| ?(?:\.[0-9]{{1,8}})?[万亿千百]{{0,3}}元)"
)
_CITIZEN_ID = re.compile(
    rf"{_START}(?P<number>[1-9][0-9]{{5}}[ -]?(?:[0-9]{{8}}[ -]?[0-9]{{3}}[0-9Xx]|[0-9]{{9}})){_STOP}"
)
_PHONE = re.compile(
    rf"(?:{_START}|(?<=[Tt][Ee][Ll]))(?:(?:\+|00)?86[ -]?)?(?P<number>1[3-9][0-9](?:[ -]?[0-9]{{4}}){{2}}){_STOP}"
)
_BANK_CARD = re.compile(
    rf"{_START}(?P<number>[3-6][0-9]{{3}}(?:[ -]?[0-9]{{4}}){{2}}(?:[ -]?[0-9]{{4}}(?:[ -]?[0-9]{{1,3}})?)){_STOP}"
)

_KINDS: tuple[tuple[str, re.Pattern[str], Callable[[str, str], bool], tuple[int, int]], ...] = (
    ("citizen_id", _CITIZEN_ID, _is_citizen_id, (3, 4)),
    ("phone", _PHONE, _is_phone, (3, 4)),
    ("bank_card", _BANK_CARD, _is_bank_card, (4, 4)),
)
