"""Counted records for the fault tests, made through the actions in an office process of its own."""

from records.enums import Status
from tests.records.factories import make_arrears, make_case, make_return


def seed() -> None:
    for code in ("210105", "210106"):
        make_case(Status.APPROVED, code=code)
        make_arrears(Status.APPROVED, code=code)
        make_return("2018-10", code=code)
