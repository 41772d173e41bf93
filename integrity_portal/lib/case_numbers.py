"""Case numbers of the people's courts.

Since 2016: （收案年度）法院代字 类型代字 编号号 (法〔2015〕137号《关于人民法院案件案号的若干规定》), e.g.
（2018）辽0105执1234号; before: （2013）皇民二初字第123号.
"""

import re
import unicodedata

FIRST_YEAR, LAST_YEAR = 1949, 2100
HOW = "请写成“（2018）辽0105执1234号”。"
_COURT = "最高法|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵军](?:\\d{2,4})?"
_HANZI = r"[\u4e00-\u9fff]"
_YEAR = re.compile(r"[(\[〔【{<〈]?(\d{4})年?[)\]〕】}>〉]?", re.ASCII)
_NEW = re.compile(rf"({_COURT})({_HANZI}{{1,8}}?)(\d+)(?:号)?(?:之(\d+|[一二三四五六七八九十]+))?", re.ASCII)
_OLD = re.compile(rf"({_HANZI}{{1,12}}?)字第?(\d+(?:-\d+)?)(?:号)?(?:之(\d+|[一二三四五六七八九十]+))?", re.ASCII)


def normalise_case_number(text: str) -> str:
    """Return the number in its official form, full-width round brackets, no spaces, no leading zeros.

    Takes （2018）, (2018), 〔2018〕, [2018], a missing bracket or 号, and full-width digits.
    Raises ValueError with a Chinese message that says what is missing.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if not plain:
        raise ValueError(f"没有填写案号。{HOW}")
    year = _YEAR.match(plain)
    if year is None:
        raise ValueError(f"案号开头缺少立案年度。{HOW}")
    if not FIRST_YEAR <= int(year[1]) <= LAST_YEAR:
        raise ValueError(f"案号中的年度 {year[1]} 不对，请核对。{HOW}")
    return f"（{year[1]}）{_rest(plain[year.end() :])}"


def _rest(rest: str) -> str:
    """Normalise what follows the year."""
    if match := _OLD.fullmatch(rest):
        return f"{match[1]}字第{_number(match[2])}号{_branch(match[3])}"
    if match := _NEW.fullmatch(rest):
        return f"{match[1]}{match[2]}{_number(match[3])}号{_branch(match[4])}"
    raise ValueError(_fault(rest))


def _number(digits: str) -> str:
    number = digits.lstrip("0")
    if not number:
        raise ValueError(f"案号中的编号不能是 0，请核对。{HOW}")
    return number


def _branch(text: str | None) -> str:
    return f"之{text}" if text else ""


def _fault(rest: str) -> str:
    if not re.match(_COURT, rest):
        return f"案号中缺少法院代字（如“辽0105”）。{HOW}"
    if not re.search(r"\d+号?(?:之.+)?$", rest):
        return f"案号末尾缺少编号（如“1234号”）。{HOW}"
    if not re.match(rf"(?:{_COURT}){_HANZI}", rest):
        return f"案号中缺少类型代字（如“执”）。{HOW}"
    return f"案号的写法不对。{HOW}"
