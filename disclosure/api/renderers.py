"""JSON as the public gets it: in the demonstration every answer says so."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from rest_framework.renderers import JSONRenderer

NOTICE = "演示数据：机构、案件和金额均为虚构，不得作为依据。"


class NoticeJSONRenderer(JSONRenderer):
    """Adds the top-level `notice` where the portal runs as a demonstration."""

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None
    ) -> bytes:
        if settings.DEMONSTRATION and isinstance(data, dict):
            data = {**data, "notice": NOTICE}
        return super().render(data, accepted_media_type, renderer_context)
