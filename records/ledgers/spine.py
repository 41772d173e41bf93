"""Fields of the spine that several ledgers share."""

from dataclasses import replace

from records.ledgers.base import Field, Group, Kind

ORGANISATION = Field(
    "organisation",
    "责任单位",
    Kind.ORGANISATION,
    help="填写单位全称或统一社会信用代码。",
    required=True,
    spine=True,
    aliases=("单位", "单位名称", "机构名称", "债务单位"),
)
REGION = Field(
    "region",
    "所属区划",
    Kind.REGION,
    help="不填则取责任单位所在区划。",
    spine=True,
    aliases=("区划代码", "所属区县", "region_code", "区县"),
    example="210105",
)
TITLE = Field("title", "标题", help="一句话说明事项。公开时显示，不要写个人姓名和号码。", required=True, spine=True)
LEGAL_BASIS = Field("legal_basis", "依据", max_length=300, spine=True, aliases=("法律依据", "政策依据"))
SOURCE = Field("source", "信息来源", help="文件、系统或部门名称。", required=True, spine=True, aliases=("来源",))
OCCURRED_ON = Field("occurred_on", "发生日期", Kind.DATE, required=True, spine=True, past=True, aliases=("arisen_on",))
FOUND_ON = Field("found_on", "发现日期", Kind.DATE, spine=True, past=True, aliases=("上报日期", "reported_on"))
HANDLER_NAME = Field(
    "handler_name", "处理责任人", help="只在内部使用，不公开。", required=True, max_length=50, spine=True
)
HANDLER_POST = Field("handler_post", "责任人职务", max_length=50, spine=True)


def matter(*, occurred_label: str, occurred_help: str) -> Group:
    """The group every disclosed ledger begins with."""
    return Group(
        "基本情况",
        (
            ORGANISATION,
            REGION,
            TITLE,
            replace(OCCURRED_ON, label=occurred_label, help=occurred_help, aliases=("发生日期", "arisen_on")),
            FOUND_ON,
            LEGAL_BASIS,
            SOURCE,
        ),
    )


HANDLING = Group(
    "处理责任",
    (HANDLER_NAME, HANDLER_POST),
    help="落实到人：谁负责办理这件事。",
)
