"""Fixed words of the reports."""

LEVELS = {"red": "红色", "orange": "橙色", "yellow": "黄色", "blue": "蓝色"}

FIGURE_LABELS = {
    "score": "得分",
    "before": "上月得分",
    "fall": "下降",
    "threshold": "预警线",
    "percent": "预警线（占分值，%）",
    "points": "分项得分",
    "effective_weight": "有效权重",
    "listed_on": "列入日期",
    "due_on": "到期日",
    "count": "件数",
    "missing": "尚差金额（元）",
}

LEDGERS = {"default_case": "政府机构失信案件", "arrears": "拖欠账款", "monthly_return": "月度报送"}

NUMERALS = "一二三四五六七八九十"


def numeral(number: int) -> str:
    """1 to 99 as Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else NUMERALS[tens - 1] + "十")
    return head + (NUMERALS[ones - 1] if ones else "")


def lead(number: int, text: str) -> str:
    """（一）… with its full stop, as a second-level heading runs into its paragraph."""
    return f"（{numeral(number)}）{text}。"
