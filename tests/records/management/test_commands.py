from io import StringIO

import pytest
from django.core.management import call_command

from disclosure.publication import published_digests
from records.enums import Status
from records.models import Record
from tests.records.factories import make_case


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_the_drawn_workflow_is_checked():
    assert run("draw_workflow", "--check") == ""


@pytest.mark.django_db
def test_check_publication_says_what_differs_and_repairs_it():
    record = make_case(Status.PUBLISHED)
    assert run("check_publication") == "公示内容与台账一致。\n"
    Record.objects.unscoped("test").filter(pk=record.pk).update(title="改过的标题")
    with pytest.raises(SystemExit):
        run("check_publication")
    assert run("check_publication", "--repair") == f"{record.number}\t公示内容与现行内容不一致\n已修复 1 条。\n"
    assert run("check_publication") == "公示内容与台账一致。\n"
    assert list(published_digests()) == [record.number]
