"""The query parameters of the API, as its description lists them."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from disclosure import catalogue
from disclosure.enums import PublicStatus, WarningLevel
from disclosure.queries.search import SORTS

LARGEST = 10**15 - 1


def query(name: str, text: str, kind: Any = OpenApiTypes.STR, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, kind, OpenApiParameter.QUERY, description=text, **more)


def whole(name: str, text: str = "", *, least: int = 0, most: int = LARGEST, required: bool = True) -> OpenApiParameter:
    bounds = {"type": "integer", "minimum": least, "maximum": most}
    return query(name, text, bounds, required=required)


def text(name: str, label: str, **bounds: Any) -> OpenApiParameter:
    return query(name, label, {"type": "string", **bounds})


LEDGER_CODES = [ledger.code for ledger in catalogue.public_ledgers()]
REGION_CODE = r"^(\d{6}(\d{3})?)?$"
PAGE_SIZE = whole("page_size", "每页条数，默认 50", least=1, most=200, required=False)
CURSOR = [PAGE_SIZE, query("cursor", "上一页 next 中的游标")]
VERSION = whole("version", "版本，默认最新", least=1, required=False)
AFTER = whole("after", "从该序号之后开始；−1 或不填为从头", least=-1, required=False)
SEARCH = [
    text("q", "检索词：字、词、编号、案号或统一社会信用代码；空格分词，“-词”排除", maxLength=100),
    query("ledger", "台账", enum=LEDGER_CODES),
    text("region", "区划代码，含下辖单位", pattern=REGION_CODE),
    text("organisation", "统一社会信用代码或单位编号", pattern=r"^([0-9A-Za-z-]{18,36})?$"),
    query("status", "状态", enum=PublicStatus.values),
    query("from", "公示时间起（含）", OpenApiTypes.DATE),
    query("to", "公示时间止（含）", OpenApiTypes.DATE),
    query("sort", "排序", enum=list(SORTS)),
]
WARNINGS = [
    text("month", "月份，如 2018-10", pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$"),
    text("region", "区划代码", pattern=REGION_CODE),
    query("level", "等级", enum=WarningLevel.values),
]
