import getpass
import os
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError
from django.utils import timezone

from accounts.actions.officers import create_officer
from accounts.enums import Reach, Role
from accounts.exceptions import RoleConflict
from accounts.models import Organisation

PASSWORD_VARIABLE = "OFFICER_PASSWORD"  # noqa: S105 the name of a variable


class Command(BaseCommand):
    help = f"Make an account. The password is asked for, or taken from the variable {PASSWORD_VARIABLE}."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True)
        parser.add_argument("--organisation", required=True, help="credit code or id of the organisation")
        parser.add_argument("--role", action="append", required=True, choices=Role.values, dest="roles")
        parser.add_argument("--reach", default=Reach.ORGANISATION, choices=Reach.values)
        parser.add_argument("--post", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            officer = create_officer(
                username=options["username"],
                name=options["name"],
                post=options["post"],
                organisation=_organisation(options["organisation"]),
                roles=[Role(role) for role in options["roles"]],
                reach=Reach(options["reach"]),
                password=read_password(),
                by=None,
                at=timezone.now(),
            )
        except RoleConflict as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except IntegrityError as error:
            raise CommandError("该用户名已被使用。") from error
        self.stdout.write(f"已建立账号 {officer.username}（{'、'.join(officer.role_labels)}）。")


def _organisation(key: str) -> Organisation:
    field = "uscc" if len(key) == 18 else "pk"
    try:
        return Organisation.objects.get(**{field: key})
    except (Organisation.DoesNotExist, ValidationError) as error:
        raise CommandError(f"没有代码或编号为 {key} 的单位。") from error


def read_password() -> str:
    given = os.environ.get(PASSWORD_VARIABLE)
    if given:
        return given
    first = getpass.getpass("密码：")
    if first != getpass.getpass("再输入一次："):
        raise CommandError("两次输入的密码不一致。")
    return first
