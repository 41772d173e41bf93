"""Body of the city edition."""

from monitoring.documents.figures import month_text
from monitoring.documents.model import Block, ReportContent
from monitoring.documents.wording import dimensions, overview, progress, requirements, standing, warned

BASIS = "《沈阳市人民政府办公厅关于进一步加强政务诚信建设工作的实施意见》（沈政办发〔2018〕117号）"


def body(content: ReportContent) -> tuple[Block, ...]:
    """All blocks of the body, in order."""
    return (
        Block(_opening(content)),
        *overview.blocks(content),
        *standing.blocks(content),
        *dimensions.blocks(content),
        *warned.blocks(content, "四、预警情况"),
        *progress.blocks(content, "五、整改落实和数据质量"),
        *requirements.blocks(content, "六、下步工作要求"),
    )


def _opening(content: ReportContent) -> str:
    return (
        f"按照{BASIS}关于按月度发布监测结果和预警报告的要求，"
        f"现将{month_text(content.month)}全市区县（市）政务诚信监测结果和预警情况报告如下。"
    )
