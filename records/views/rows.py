from typing import Any

from django.http import HttpRequest, HttpResponse

from records.views.events import EventView


class RowsEventView(EventView):
    """An event with a table of rows; “再加几行” shows the form again with more of them."""

    template_name = "records/rows.html"
    submit_label = "保存"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "more" in request.POST:
            self.check()
            form = self.get_form()
            form.full_clean()
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)
