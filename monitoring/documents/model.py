"""The content of a monthly report, apart from any file format: everything the PDF, XLSX and JSON say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from integrity_portal.lib.months import Month

DEMONSTRATION_NOTICE = "演示数据　非真实监测结果，不得作为依据"


@dataclass(frozen=True)
class Issuer:
    """发文机关: `name` signs, `masthead` stands in the red head, `copies_to` is the 抄送 line."""

    name: str
    masthead: str
    copies_to: str


@dataclass(frozen=True)
class IndicatorScore:
    """One indicator of one district. Points and weights with three decimals; `value` a ratio or None."""

    code: str
    name: str
    kind: str
    weight: Decimal
    effective_weight: Decimal
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    points: Decimal
    applicable: bool
    reported: bool
    small: bool

    @property
    def rate(self) -> Decimal | None:
        """Points over effective weight; None where the indicator does not apply."""
        return self.points / self.effective_weight if self.applicable and self.effective_weight else None

    @property
    def in_use(self) -> bool:
        """False where the indicator was not measured at all (its ledger is not in use yet)."""
        return self.applicable or self.numerator is not None


@dataclass(frozen=True)
class DimensionScore:
    """One dimension of one district with its indicators in scheme order."""

    code: str
    name: str
    weight: Decimal
    effective_weight: Decimal
    points: Decimal
    applicable: bool
    indicators: tuple[IndicatorScore, ...]

    @property
    def rate(self) -> Decimal | None:
        """Points over effective weight; None where nothing in the dimension applies."""
        return self.points / self.effective_weight if self.applicable and self.effective_weight else None


@dataclass(frozen=True)
class DistrictScore:
    """One district's month beside its month before (None where it was not scored then)."""

    code: str
    name: str
    score: Decimal
    rank: int
    previous_score: Decimal | None
    previous_rank: int | None
    dimensions: tuple[DimensionScore, ...]

    @property
    def change(self) -> Decimal | None:
        """Points gained (positive) or lost against the month before."""
        return None if self.previous_score is None else self.score - self.previous_score

    @property
    def rank_change(self) -> int | None:
        """Places gained (positive) or lost against the month before."""
        return None if self.previous_rank is None else self.previous_rank - self.rank


@dataclass(frozen=True)
class TrendMonth:
    """Scores and ranks of one month by region code."""

    month: Month
    scores: Mapping[str, Decimal]
    ranks: Mapping[str, int]


@dataclass(frozen=True)
class RecordReference:
    """A record as a report may name it: opaque number, ledger, date and amount, nothing else."""

    number: str
    ledger: str = ""
    occurred_on: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True)
class Warned:
    """One warning: `figures` are label and value as printed."""

    level: str
    region_code: str
    region_name: str
    rule: str
    title: str
    figures: tuple[tuple[str, str], ...]
    records: tuple[RecordReference, ...]


@dataclass(frozen=True)
class Block:
    """A piece of body text: a section heading (`section`) or a paragraph with an optional lead phrase."""

    text: str
    lead: str = ""
    section: bool = False


@dataclass(frozen=True)
class ReportContent:
    """One edition of one version of a month's report. `region_code` None is the city edition."""

    month: Month
    version: int
    digest: str
    number: str
    issuer: Issuer
    title_lines: tuple[str, ...]
    recipients: str
    published_at: datetime
    cutoff: datetime
    known_at: datetime
    scheme_code: str
    scheme_version: int
    demonstration: bool
    verify_url: str
    note: str
    region_code: str | None
    districts: tuple[DistrictScore, ...]
    trend: tuple[TrendMonth, ...]
    warnings: tuple[Warned, ...]
    indicator_notes: Mapping[str, str]
    result: Mapping[str, Any]
    body: tuple[Block, ...] = ()
    method: tuple[Block, ...] = ()

    @property
    def title(self) -> str:
        return "".join(self.title_lines)

    @property
    def average(self) -> Decimal:
        """Mean score of the districts, unrounded."""
        return sum((one.score for one in self.districts), Decimal(0)) / len(self.districts)

    @property
    def subject(self) -> DistrictScore | None:
        """The district of a district edition, None in the city edition."""
        return next((one for one in self.districts if one.code == self.region_code), None)

    @property
    def notice(self) -> str | None:
        """The mark of every page, None for real data."""
        return DEMONSTRATION_NOTICE if self.demonstration else None
