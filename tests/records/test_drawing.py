from pathlib import Path

from django.conf import settings

from records.drawing import PATH, workflow_page
from records.enums import Action
from records.workflow import STEPS


def test_the_page_is_up_to_date():
    page = Path(settings.BASE_DIR) / PATH
    assert page.read_text(encoding="utf-8") == workflow_page(), "run: manage.py draw_workflow"


def test_every_step_has_its_row():
    rows = [line for line in workflow_page().splitlines() if line.startswith("| ")]
    assert len(rows) == len(STEPS) + 1
    assert all(any(str(Action(step.action).label) in row for row in rows) for step in STEPS)
