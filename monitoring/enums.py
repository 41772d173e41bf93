"""Words of the monitoring app; the labels are the glossary."""

from django.db import models


class IndicatorKind(models.TextChoices):
    RATIO = "ratio", "比例"
    DEDUCTION = "deduction", "扣分"
    COMPOSITE = "composite", "合成"


class Source(models.TextChoices):
    """Who reports what an indicator counts; L and R owe a monthly return."""

    SELF_REPORTED = "L", "区县自报台账"
    CITY = "C", "市级或法院数据"
    RETURN = "R", "月度报送数字"
    LEDGER_AND_RETURN = "LR", "自报台账与月度报送"


class RunStatus(models.TextChoices):
    DRAFT = "draft", "草案"
    FINAL = "final", "定稿"
    PUBLISHED = "published", "已发布"


class Level(models.TextChoices):
    """Warning levels, the gravest first."""

    RED = "red", "红色预警"
    ORANGE = "orange", "橙色预警"
    YELLOW = "yellow", "黄色预警"
    BLUE = "blue", "蓝色预警"


class RuleKind(models.TextChoices):
    """What a warning rule looks at; `threshold` is in the unit said here."""

    NEWLY_LISTED = "newly_listed", "新增失信被执行人"
    SCORE_BELOW = "score_below", "得分低于（分）"
    SCORE_FALL = "score_fall", "较上月下降不少于（分）"
    DIMENSION_BELOW = "dimension_below", "维度得分率低于（比例）"
    CLOCK_WITHIN = "clock_within", "期限将在（工作日）内届满"


# Of these a region gets only the gravest: a score under 60 is under 70 too.
GRAVEST_ONLY = (RuleKind.SCORE_BELOW, RuleKind.SCORE_FALL)
# These follow from the scored month; the others are looked at every day.
MONTHLY = (RuleKind.SCORE_BELOW, RuleKind.SCORE_FALL, RuleKind.DIMENSION_BELOW)


class ReportFormat(models.TextChoices):
    PDF = "pdf", "PDF 公文"
    XLSX = "xlsx", "Excel 表格"
    JSON = "json", "JSON 数据"
