"""Steps on the ticked records of a list, and what became of each."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import View

from accounts.views.base import RoleRequiredMixin
from records.actions.bulk_review import BulkResult
from records.converters import NumberConverter
from records.exceptions import RecordError
from records.ledgers import get_ledger
from records.models import Record
from records.views.base import with_labels

NUMBER = re.compile(NumberConverter.regex)
MOST = 200  # a page's worth; more is the importer's business


class BulkView(RoleRequiredMixin, View):
    """POST with the ticked numbers; rows out of reach are not found and therefore left alone."""

    http_method_names = ["post"]
    what = ""
    back = ""

    def take(self, chosen: Any, at: Any) -> BulkResult:
        """Call the bulk action."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        numbers = {n for n in request.POST.getlist("number")[:MOST] if NUMBER.fullmatch(n)}
        if not numbers:
            messages.warning(request, f"请先勾选要{self.what}的记录。")
            return redirect(self.back)
        chosen = Record.objects.for_officer(self.officer).filter(number__in=numbers)
        try:
            self._tell(len(numbers), chosen, self.take(chosen, timezone.now()))
        except RecordError as error:
            messages.error(request, f"均未{self.what}：{error}")
        return redirect(self.back)

    def _tell(self, asked: int, chosen: Any, result: BulkResult) -> None:
        """Done, refused with the reason, left alone."""
        if result.numbers:
            messages.success(self.request, f"已{self.what} {len(result.numbers)} 条。")
        for record in chosen.filter(number__in=list(result.refused)):
            reasons = "".join(with_labels(get_ledger(record.ledger), result.refused[record.number]))
            messages.error(self.request, f"“{record.title}”未{self.what}：{reasons}")
        left = asked - len(result.numbers) - len(result.refused)
        if left:
            messages.warning(self.request, f"{left} 条未{self.what}：状态已变化，或是您本人录入、修改的记录。")
