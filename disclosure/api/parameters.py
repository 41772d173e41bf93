"""The query parameters of the API, as its description lists them."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from disclosure import catalogue
from disclosure.enums import PublicStatus, WarningLevel
from disclosure.queries.search import SORTS


def query(name: str, text: str, kind: Any = OpenApiTypes.STR, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, kind, OpenApiParameter.QUERY, description=text, **more)


def whole(name: str, *, required: bool = True) -> OpenApiParameter:
    return query(name, "非负整数", OpenApiTypes.INT, required=required)


LEDGER_CODES = [ledger.code for ledger in catalogue.public_ledgers()]
PAGE_SIZE = query("page_size", "每页条数，1 至 200，默认 50", OpenApiTypes.INT)
CURSOR = [PAGE_SIZE, query("cursor", "上一页 next 中的游标")]
VERSION = query("version", "版本，默认最新", OpenApiTypes.INT)
AFTER = query("after", "从该序号之后开始；−1 或不填为从头", OpenApiTypes.INT)
SEARCH = [
    query("q", "检索词：字、词、编号、案号或统一社会信用代码；空格分词，“-词”排除"),
    query("ledger", "台账", enum=LEDGER_CODES),
    query("region", "区划代码，含下辖单位"),
    query("organisation", "统一社会信用代码或单位编号"),
    query("status", "状态", enum=PublicStatus.values),
    query("from", "公示时间起（含）", OpenApiTypes.DATE),
    query("to", "公示时间止（含）", OpenApiTypes.DATE),
    query("sort", "排序", enum=list(SORTS)),
]
WARNINGS = [
    query("month", "月份，如 2018-10"),
    query("region", "区划代码"),
    query("level", "等级", enum=WarningLevel.values),
]
