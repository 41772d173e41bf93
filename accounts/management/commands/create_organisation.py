from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.actions.organisations import register_organisation
from accounts.enums import OrganisationKind
from accounts.models import Region


class Command(BaseCommand):
    help = "Put a public body on the register and on its public copy."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--region", required=True, help="code of the division it belongs to")
        parser.add_argument("--kind", default=OrganisationKind.ORGAN, choices=OrganisationKind.values)
        parser.add_argument("--uscc", default="", help="unified social credit code, where known")
        parser.add_argument("--short-name", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        region = Region.objects.filter(code=options["region"]).first()
        if region is None:
            raise CommandError(f"没有代码为 {options['region']} 的区划。")
        try:
            organisation = register_organisation(
                name=options["name"],
                kind=OrganisationKind(options["kind"]),
                region=region,
                uscc=options["uscc"],
                short_name=options["short_name"],
                by=None,
                at=timezone.now(),
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"已登记单位 {organisation.name}，编号 {organisation.pk}。")
