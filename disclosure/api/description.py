"""The OpenAPI description: every answer to the letter, nothing else allowed in it."""

from typing import Any

from drf_spectacular.plumbing import get_lib_doc_excludes
from drf_spectacular.utils import inline_serializer
from rest_framework import serializers as s

from disclosure.api.parameters import LEDGER_CODES
from disclosure.api.views import PublicView
from disclosure.enums import EndReason, LogAction, LogKind, PublicStatus, ReportFormat, WarningLevel


class Answer(s.Serializer[Any]):
    """Every answer; the demonstration adds its notice."""

    notice = s.CharField(required=False)


def page(name: str, item: Any) -> Any:
    """The fixed list shape around an item."""
    return inline_serializer(
        name,
        {
            "results": item(many=True),
            "next": s.URLField(allow_null=True),
            "count": s.IntegerField(),
            "count_is_exact": s.BooleanField(),
            "as_of": s.DateTimeField(allow_null=True),
            "notice": s.CharField(required=False),
        },
    )


class ErrorBody(s.Serializer[Any]):
    code = s.CharField()
    message = s.CharField()
    fields = s.DictField(child=s.ListField(child=s.CharField()))  # type: ignore[assignment]


class Error(Answer):
    error = ErrorBody()


class RegionName(s.Serializer[Any]):
    code = s.CharField()
    name = s.CharField()


class OrganisationName(s.Serializer[Any]):
    id = s.UUIDField()
    uscc = s.CharField(allow_null=True)
    name = s.CharField()


class RecordItem(s.Serializer[Any]):
    number = s.RegexField(r"^[A-Z0-9-]{6,40}$")
    ledger = s.ChoiceField(LEDGER_CODES)
    title = s.CharField()
    region = RegionName()
    organisation = OrganisationName()
    status = s.ChoiceField(PublicStatus.choices)
    occurred_on = s.DateField()
    published_at = s.DateTimeField()
    revision = s.IntegerField()
    digest = s.CharField()
    url = s.URLField()


class Revision(s.Serializer[Any]):
    revision = s.IntegerField()
    action = s.ChoiceField(LogAction.choices)
    published_at = s.DateTimeField()
    digest = s.CharField()
    log_index = s.IntegerField()


class LogPlace(s.Serializer[Any]):
    index = s.IntegerField()
    leaf_hash = s.CharField()


class RecordAnswer(RecordItem, Answer):
    content = s.DictField(child=s.JSONField(allow_null=True))
    history = Revision(many=True)
    log = LogPlace()


class TombstoneAnswer(Answer):
    number = s.CharField()
    withdrawn_at = s.DateTimeField()
    reason_kind = s.ChoiceField(EndReason.choices)


class LedgerCount(s.Serializer[Any]):
    ledger = s.CharField()
    count = s.IntegerField()


class OrganisationAnswer(OrganisationName, Answer):
    short_name = s.CharField(allow_blank=True)
    former_names = s.ListField(child=s.CharField())
    kind = s.CharField()
    region = RegionName()
    records = LedgerCount(many=True)
    url = s.URLField()


class RegionItem(RegionName):
    kind = s.CharField()
    parent = s.CharField(allow_null=True)  # type: ignore[assignment]
    evaluated = s.BooleanField()
    valid_from = s.DateField(allow_null=True)
    valid_to = s.DateField(allow_null=True)
    successor = s.CharField(allow_null=True)
    url = s.URLField()


class Score(s.Serializer[Any]):
    month = s.CharField()
    version = s.IntegerField()
    score = s.CharField()
    rank = s.IntegerField()


class RegionAnswer(RegionItem, Answer):
    units = RegionName(many=True)
    latest = Score(allow_null=True)
    trend = Score(many=True)


class MonthItem(s.Serializer[Any]):
    month = s.CharField()
    version = s.IntegerField()
    published_at = s.DateTimeField()
    digest = s.CharField()
    url = s.URLField()


class Counted(s.Serializer[Any]):
    public = s.IntegerField()
    private = s.IntegerField()
    digest = s.CharField()


class Indicator(s.Serializer[Any]):
    code = s.CharField()
    name = s.CharField()
    kind = s.CharField()
    weight = s.CharField()
    effective_weight = s.CharField()
    numerator = s.CharField(allow_null=True)
    denominator = s.CharField(allow_null=True)
    value = s.CharField(allow_null=True)
    points = s.CharField()
    applicable = s.BooleanField()
    reported = s.BooleanField()
    small = s.BooleanField()
    counted = Counted()


class Dimension(s.Serializer[Any]):
    code = s.CharField()
    name = s.CharField()
    weight = s.CharField()
    effective_weight = s.CharField()
    points = s.CharField()
    applicable = s.BooleanField()
    indicators = Indicator(many=True)


class ScoredRegion(s.Serializer[Any]):
    code = s.CharField()
    name = s.CharField()
    score = s.CharField()
    rank = s.IntegerField()
    dimensions = Dimension(many=True)


class SchemeName(s.Serializer[Any]):
    code = s.CharField()
    version = s.IntegerField()


class MonthResult(s.Serializer[Any]):
    month = s.CharField()
    version = s.IntegerField()
    cutoff = s.DateTimeField()
    known_at = s.DateTimeField()
    scheme = SchemeName()
    regions = ScoredRegion(many=True)


class MonthAnswer(MonthItem, Answer):
    result = MonthResult()


class Evidence(s.Serializer[Any]):
    numbers = s.ListField(child=s.CharField())
    private = LedgerCount(many=True)


class OpenedIndicator(Indicator):
    evidence = Evidence()


class OpenedDimension(Dimension):
    indicators = OpenedIndicator(many=True)


class MonthRegionAnswer(ScoredRegion, Answer):
    dimensions = OpenedDimension(many=True)


class WarningItem(s.Serializer[Any]):
    month = s.CharField()
    version = s.IntegerField()
    level = s.ChoiceField(WarningLevel.choices)
    region = RegionName()
    rule = s.CharField()
    title = s.CharField()
    figures = s.DictField(child=s.CharField())
    records = s.ListField(child=s.CharField())


class ReportFile(s.Serializer[Any]):
    format = s.ChoiceField(ReportFormat.choices)
    size = s.IntegerField()
    digest = s.CharField()
    url = s.URLField()


class ReportItem(s.Serializer[Any]):
    month = s.CharField()
    region = RegionName(allow_null=True)
    version = s.IntegerField()
    title = s.CharField()
    content_digest = s.CharField()
    published_at = s.DateTimeField()
    files = ReportFile(many=True)
    url = s.URLField()


class Entry(s.Serializer[Any]):
    index = s.IntegerField()
    time = s.CharField()
    action = s.ChoiceField(LogAction.choices)
    kind = s.ChoiceField(LogKind.choices)
    number = s.CharField()
    revision = s.IntegerField()
    digest = s.CharField(allow_null=True)


class HeadAnswer(Answer):
    size = s.IntegerField()
    root = s.CharField()  # type: ignore[assignment]
    time = s.CharField()
    signature = s.CharField()
    public_key = s.CharField()


class InclusionAnswer(Answer):
    index = s.IntegerField()
    size = s.IntegerField()
    leaf_hash = s.CharField()
    path = s.ListField(child=s.CharField())


class ConsistencyAnswer(Answer):
    first = s.IntegerField()
    second = s.IntegerField()
    path = s.ListField(child=s.CharField())


RecordPage = page("RecordPage", RecordItem)
RegionPage = page("RegionPage", RegionItem)
MonthPage = page("MonthPage", MonthItem)
WarningPage = page("WarningPage", WarningItem)
ReportPage = page("ReportPage", ReportItem)
ChangePage = page("ChangePage", Entry)


def undocumented() -> list[type]:
    """Base classes whose docstrings are for developers, not for the description."""
    return [*get_lib_doc_excludes(), PublicView]


def close_objects(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Postprocessing: no answer may hold a member that the description does not name."""
    for schema in result.get("components", {}).get("schemas", {}).values():
        if schema.get("type") == "object" and "properties" in schema:
            schema["additionalProperties"] = False
    return result
