"""Sample content of the gallery: invented, and shaped as the pages of both sites pass it to the components."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from integrity_portal.templatetags import formats

SHANGHAI = ZoneInfo("Asia/Shanghai")
DISTRICTS = (
    ("210106", "铁西区", "93.412"),
    ("210112", "浑南区", "91.870"),
    ("210102", "和平区", "90.055"),
    ("210103", "沈河区", "88.904"),
    ("210113", "沈北新区", "86.210"),
    ("210104", "大东区", "84.377"),
    ("210114", "于洪区", "82.150"),
    ("210111", "苏家屯区", "79.642"),
    ("210181", "新民市", "76.318"),
    ("210115", "辽中区", "72.900"),
    ("210124", "法库县", "69.481"),
    ("210105", "皇姑区", "60.653"),
    ("210123", "康平县", "57.226"),
)
DIGEST = "9f2c4b7e01d85a3396ef0b1c7a44d2e85b6f90c1d3a7e428f5516b0c9d8e7a32"


def level_of(score: str) -> str:
    value = float(score)
    return "red" if value < 60 else "orange" if value < 70 else "yellow" if value < 80 else ""


def ranking() -> list[dict[str, Any]]:
    return [
        {"code": code, "name": name, "label": name, "score": score, "value": score, "rank": rank}
        | {"url": f"#region-{code}", "level": level_of(score)}
        | {"change": (rank * 7) % 5 - 2, "trend": [60 + (rank * 13 + m * 7) % 31 for m in range(12)]}
        for rank, (code, name, score) in enumerate(DISTRICTS, 1)
    ]


def dimensions() -> list[dict[str, Any]]:
    return [
        {"label": "守信践诺", "points": "0.000", "weight": "27.778"},
        {"label": "政务公开", "points": "21.111", "weight": "22.222"},
        {"label": "严重失信事件及政府反馈", "points": "22.222", "weight": "22.222"},
        {"label": "专项治理", "points": "17.320", "weight": "27.778"},
        {"label": "街道乡镇政务诚信建设", "points": "0.000", "weight": "0.000", "applicable": False},
    ]


def trend() -> dict[str, Any]:
    months = [f"2017-{m:02d}" for m in (11, 12)] + [f"2018-{m:02d}" for m in range(1, 11)]
    series = [
        {"label": "皇姑区", "values": [82, 81, "80.5", 78, 79, 74, 71, 70, 68, 66, 62, "60.653"]},
        {"label": "铁西区", "values": [88, 89, "88.4", 90, 91, 90, 92, 92, 91, 93, 93, "93.412"]},
        {"label": "于洪区", "values": [75, 76, 76, 77, None, 79, 80, 80, 81, 81, 82, "82.150"]},
    ]
    return {"months": months, "series": series}


def record_facts() -> list[dict[str, Any]]:
    return [
        {"label": "公示编号", "value": "7K3M-Q8TX-0W5D"},
        {"label": "失信主体", "value": "示范区城市建设管理局", "url": "#organisation"},
        {"label": "案号", "value": "（2018）辽0105执1234号"},
        {"label": "执行法院", "value": "沈阳市皇姑区人民法院"},
        {"label": "应履行金额", "value": "6,650,000.00 元"},
        {"label": "已履行金额", "value": "0.00 元"},
        {"label": "失信情形", "value": "有履行能力而拒不履行生效法律文书确定义务"},
        {"label": "申请执行人", "value": "某建筑业企业", "note": "未同意公开名称，按规定隐去"},
        {"label": "法院删除日期", "value": None},
    ]


def history() -> list[dict[str, Any]]:
    return [
        {"at": datetime(2018, 11, 1, 9, 30, tzinfo=SHANGHAI), "title": "更正公示", "state": "now"}
        | {"text": "已履行金额由 0.00 元更正为 2,400,000.00 元。", "by": "第 2 版", "digest": DIGEST},
        {"at": datetime(2018, 10, 18, 16, 5, tzinfo=SHANGHAI), "title": "首次公示", "digest": DIGEST},
        {"at": date(2018, 9, 27), "title": "纳入失信被执行人名单", "state": "bad"},
        {"at": date(2018, 12, 31), "title": "一案一策：全部履行期限", "state": "planned"},
    ]


def warnings() -> list[dict[str, Any]]:
    return [
        {"level": "red", "region": "康平县", "title": "月度得分低于 60 分", "figures": "57.23 分，上月 61.02 分"},
        {"level": "orange", "region": "皇姑区", "title": "月度得分介于 60 分与 70 分之间", "figures": "60.65 分"},
        {"level": "yellow", "region": "辽中区", "title": "专项治理得分不足权重的 60%", "figures": "14.20 / 27.78"},
        {
            "level": "blue",
            "region": "新民市",
            "title": "还款计划节点将于 10 个工作日内到期",
            "figures": "2018年11月15日",
        },
    ]


def office_navigation() -> list[dict[str, Any]]:
    entries = (
        ("工作台", "desk", 3, ""),
        ("失信案件", "ledger", 0, "台账"),
        ("拖欠账款", "ledger", 0, ""),
        ("月度报送", "calendar", 1, ""),
        ("批量导入", "import", 0, ""),
        ("审核", "review", 12, "办理"),
        ("公示", "publish", 0, ""),
        ("监测评分", "chart", 0, "监测"),
        ("监测报告", "report", 0, ""),
    )
    return [
        {"label": label, "icon": icon, "count": count, "heading": heading, "url": f"#{icon}", "active": label == "审核"}
        for label, icon, count, heading in entries
    ]


def everything() -> dict[str, Any]:
    return {
        "navigation": office_navigation(),
        "breadcrumbs": [{"label": "首页", "url": "/"}, {"label": "组件"}],
        "ranking": ranking(),
        "dimensions": dimensions(),
        "trend": trend(),
        "facts": record_facts(),
        "history": history(),
        "warnings": warnings(),
        "digest": DIGEST,
        "as_of": datetime(2018, 11, 12, 8, 0, tzinfo=SHANGHAI),
        "built_at": datetime(2018, 11, 12, 8, 2, tzinfo=SHANGHAI),
        "unreported": ["康平县", "法库县"],
        "statuses": list(formats.STATUS),
        "levels": ["red", "orange", "yellow", "blue"],
        "changes": [
            {"label": "已履行金额", "before": "0.00 元", "after": "2,400,000.00 元"},
            {"label": "履行路径", "before": "", "after": "分三期由区财政统筹支付"},
            {"label": "案号", "before": "（2018）辽0105执1234号", "after": "（2018）辽0105执1234号"},
        ],
        "facets": [
            {"label": "全部", "url": "#all", "active": True, "count": "1,284"},
            {"label": "失信案件", "url": "#default_case", "active": False, "count": 37},
            {"label": "拖欠账款", "url": "#arrears", "active": False, "count": "1,247"},
        ],
        "tabs": [
            {"label": "记录", "url": "#record", "active": True},
            {"label": "历史", "url": "#history", "active": False, "count": 4},
            {"label": "附件", "url": "#files", "active": False, "count": 2},
        ],
        "confirm_facts": [
            {"label": "公示编号", "value": "7K3M-Q8TX-0W5D"},
            {"label": "撤下后", "value": "页面、搜索、接口与下载在 5 秒内全部移除，只留不含当事人的撤下标记"},
        ],
    }
