"""One small module per indicator in use; the registry by code. Adding one never touches the engine."""

from monitoring.indicators import (
    case_plans,
    cases_removed,
    newly_listed,
    overdue_payments,
    repayment_plans,
    returns,
)
from monitoring.indicators.base import IndicatorQuery

MODULES = (overdue_payments, returns, newly_listed, cases_removed, case_plans, repayment_plans)
QUERIES: dict[str, IndicatorQuery] = {module.QUERY.code: module.QUERY for module in MODULES}
