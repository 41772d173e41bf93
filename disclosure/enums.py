"""Words of the public side. The values are stored, served and signed: they never change."""

from django.db import models


class LogAction(models.TextChoices):
    PUBLISHED = "published", "公布"
    AMENDED = "amended", "更正"
    OBJECTION_MARKED = "objection_marked", "标注异议"
    OBJECTION_CLEARED = "objection_cleared", "取消异议标注"
    REPAIRED = "repaired", "信用修复"
    EXPIRED = "expired", "公示期满"
    WITHDRAWN = "withdrawn", "撤下"


ENDING_ACTIONS = (LogAction.REPAIRED, LogAction.EXPIRED, LogAction.WITHDRAWN)


class LogKind(models.TextChoices):
    RECORD = "record", "记录"
    MONTH = "month", "月度监测"
    REPORT = "report", "报告"
    DATASET = "dataset", "数据集"


class PublicStatus(models.TextChoices):
    PUBLISHED = "published", "公示中"
    AMENDED = "amended", "已更正"
    UNDER_OBJECTION = "under_objection", "异议处理中"


class EndReason(models.TextChoices):
    """Why a record left the public site. Names nobody."""

    ENTERED_WRONGLY = "entered_wrongly", "录入有误"
    DECISION_REVOKED = "decision_revoked", "原决定被撤销或变更"
    OBJECTION_UPHELD = "objection_upheld", "异议成立"
    DUPLICATE = "duplicate", "重复公示"
    COURT_DELETED = "court_deleted", "法院已从失信被执行人名单中删除"
    PAID_OFF = "paid_off", "款项已付清"
    REPAIR_GRANTED = "repair_granted", "信用修复"
    TERM_ENDED = "term_ended", "公示期届满"


class WarningLevel(models.TextChoices):
    RED = "red", "红色"
    ORANGE = "orange", "橙色"
    YELLOW = "yellow", "黄色"
    BLUE = "blue", "蓝色"


class ReportFormat(models.TextChoices):
    PDF = "pdf", "PDF"
    XLSX = "xlsx", "XLSX"
    JSON = "json", "JSON"


class RequestKind(models.TextChoices):
    OBJECTION = "objection", "异议申请"
    REPAIR = "repair", "信用修复申请"


ORGANISATION_KINDS = {
    "organ": "行政机关",
    "institution": "事业单位",
    "self_governing": "基层自治组织",
    "state_owned": "国有企业",
    "other": "其他",
}
REGION_KINDS = {
    "city": "市",
    "district": "区县（市）",
    "street": "街道",
    "town": "镇",
    "township": "乡",
    "pseudo": "统计用区划",
}
