"""`change_officer NAME --as ADMIN …`: roles, a new password, switching off; in the name of a security administrator."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts import permissions
from accounts.actions.officers import change_password, deactivate_officer, grant_role, revoke_role
from accounts.enums import Role
from accounts.exceptions import RoleConflict
from accounts.management.commands.create_officer import PASSWORD_VARIABLE, read_password
from accounts.models import Officer


class Command(BaseCommand):
    help = (
        "Change an account; its sessions end, and the audit trail names the administrator. "
        f"A new password is asked for, or taken from the variable {PASSWORD_VARIABLE}."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--as", dest="administrator", metavar="ADMIN", required=True)
        change = parser.add_mutually_exclusive_group(required=True)
        change.add_argument("--grant", choices=Role.values, metavar="ROLE")
        change.add_argument("--revoke", choices=Role.values, metavar="ROLE")
        change.add_argument("--password", action="store_true")
        change.add_argument("--deactivate", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        officer, administrator = _officer(options["username"]), _officer(options["administrator"])
        if not permissions.may_change_rights(administrator, officer):
            raise CommandError("账号和权限由安全管理员变更，且不能变更本人的。")
        try:
            changed = self.change(officer, administrator, options)
        except (RoleConflict, ValidationError) as error:
            raise CommandError(" ".join(getattr(error, "messages", [str(error)]))) from error
        state = "" if changed.is_active else "，已停用"
        self.stdout.write(f"已变更账号 {changed.username}（{'、'.join(changed.role_labels) or '无角色'}{state}）。")

    def change(self, officer: Officer, administrator: Officer, options: dict[str, Any]) -> Officer:
        """The one change that was asked for. Raises RoleConflict, ValidationError."""
        who: dict[str, Any] = {"officer": officer, "by": administrator, "at": timezone.now()}
        if options["grant"]:
            return grant_role(**who, role=Role(options["grant"]))
        if options["revoke"]:
            return revoke_role(**who, role=Role(options["revoke"]))
        return deactivate_officer(**who) if options["deactivate"] else change_password(**who, password=read_password())


def _officer(username: str) -> Officer:
    found = Officer.objects.filter(username=username).first()
    if found is None:
        raise CommandError(f"没有账号“{username}”。")
    return found
