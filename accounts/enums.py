"""Words of the accounts app; the labels are the glossary."""

from django.db import models


class Role(models.TextChoices):
    """What an officer may do (domain: who uses the portal)."""

    CLERK = "clerk", "录入员"
    REVIEWER = "reviewer", "审核员"
    PUBLISHER = "publisher", "发布员"
    PERSONNEL = "personnel", "人事管理员"
    SUPERVISOR = "supervisor", "督查员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"


ADMINISTRATOR_ROLES = frozenset({Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN})
BUSINESS_ROLES = frozenset(Role) - ADMINISTRATOR_ROLES


class Reach(models.TextChoices):
    """How far an officer sees."""

    ORGANISATION = "organisation", "本单位"
    DISTRICT = "district", "本区县"
    CITY = "city", "全市"


class RegionKind(models.TextChoices):
    CITY = "city", "市"
    DISTRICT = "district", "区县"
    STREET = "street", "街道"
    TOWN = "town", "镇"
    TOWNSHIP = "township", "乡"
    PSEUDO = "pseudo", "统计用区划"


class OrganisationKind(models.TextChoices):
    ORGAN = "organ", "行政机关"
    INSTITUTION = "institution", "事业单位"
    SELF_GOVERNING = "self_governing", "基层自治组织"
    STATE_OWNED = "state_owned", "国有企业"
    OTHER = "other", "其他"


class DeadlineUnit(models.TextChoices):
    WORKDAY = "workday", "个工作日"
    DAY = "day", "日"
    MONTH = "month", "个月"


class DeadlineAnchor(models.TextChoices):
    """From where a deadline is counted."""

    AFTER = "after", "自起算日之次日起"
    NEXT_MONTH = "next_month", "次月"


class JobState(models.TextChoices):
    QUEUED = "queued", "排队中"
    RUNNING = "running", "进行中"
    DONE = "done", "已完成"
    FAILED = "failed", "未完成"
