"""`import_ledger LEDGER FILE`: load a CSV file of one ledger; exit 0 all loaded, 1 rows refused, 2 unreadable file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from xlsxwriter.exceptions import FileCreateError

from accounts.enums import Role
from accounts.models import Officer
from integrity_portal.lib.canonical import sha256_hex
from records import permissions
from records.actions.importing import LoadResult, load_rows
from records.exceptions import RecordError
from records.importing import Checked, UnreadableFile, check_table, read_csv
from records.importing.errors_sheet import write_errors
from records.ledgers import LEDGERS, get_ledger
from records.models import Record

SHOWN = 50


class Command(BaseCommand):
    help = "Check a CSV file of a ledger in one pass and load it, all rows or none (unless --accept-valid)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("ledger", choices=sorted(LEDGERS))
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check only")
        parser.add_argument("--errors", type=Path, metavar="OUT.xlsx", help="write all errors into a workbook")
        parser.add_argument("--accept-valid", action="store_true", help="load the rows without errors")
        parser.add_argument("--as", dest="name", metavar="NAME", help="user name of the clerk who enters the rows")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.localtime()
        try:
            table = read_csv(options["file"])
            checked = check_table(get_ledger(options["ledger"]), table, on=at.date())
        except UnreadableFile as error:
            raise CommandError(str(error), returncode=2) from error
        self.report(checked, options["errors"])
        loads = bool(checked.valid) and (options["accept_valid"] or not checked.errors)
        if loads and not options["dry_run"]:
            clerk = self.clerk(options, checked)
            self.tell(self.load(options, checked, clerk, at))
        elif not options["dry_run"] and checked.errors:
            self.stdout.write("没有导入任何一行。改正后重新导入，或用 --accept-valid 只导入没有问题的行。")
        if checked.errors:
            raise SystemExit(1)

    def report(self, checked: Checked, errors_file: Path | None) -> None:
        if checked.ignored:
            self.stdout.write(f"没有使用的列：{'、'.join(checked.ignored)}。")
        for warning in checked.warnings[:SHOWN]:
            self.stdout.write(f"提示　{warning}")
        for error in checked.errors[:SHOWN]:
            self.stderr.write(str(error))
        if len(checked.errors) > SHOWN:
            self.stderr.write(f"另有 {len(checked.errors) - SHOWN} 处问题，请用 --errors OUT.xlsx 查看全部。")
        if errors_file is not None:
            try:
                write_errors(errors_file, checked.errors)
            except FileCreateError as error:
                raise CommandError(f"问题清单写不到 {errors_file}，没有导入任何一行。") from error
        self.stdout.write(
            f"无问题 {len(checked.valid)} 行，有问题 {checked.rows_refused} 行，共 {len(checked.errors)} 处问题。"
        )

    def load(self, options: dict[str, Any], checked: Checked, clerk: Officer, at: Any) -> LoadResult:
        digest = sha256_hex(options["file"].read_bytes())
        rows = [values for _, values in checked.valid]
        try:
            return load_rows(ledger=options["ledger"], rows=rows, by=clerk, at=at, file_digest=digest)
        except RecordError as error:
            raise CommandError(str(error)) from error

    def tell(self, result: LoadResult) -> None:
        self.stdout.write(f"已导入 {result.loaded} 行，等待审核；已经存在、未重复导入 {result.skipped} 行。")

    def clerk(self, options: dict[str, Any], checked: Checked) -> Officer:
        """The named clerk, or the only one who may enter all these rows."""
        clerks = Officer.objects.filter(is_active=True, grants__role=Role.CLERK).select_related("organisation__region")
        if options["name"]:
            found = clerks.filter(username=options["name"]).first()
            if found is None:
                raise CommandError(f"没有录入员“{options['name']}”。")
            return found
        places = {(row["organisation"], row["region"]) for _, row in checked.valid}
        records = [Record(ledger=options["ledger"], organisation=o, region=r) for o, r in places]
        able = [c for c in clerks if all(permissions.can_create(c, record) for record in records)]
        if len(able) != 1:
            raise CommandError("请用 --as 写明以哪位录入员的名义导入（其数据范围须包含全部各行）。")
        return able[0]
