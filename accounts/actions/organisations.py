"""Public bodies: put on the register, with the public copy of the register brought up to date."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions.audit import append_audit
from accounts.actions.publishing import publish_registers
from accounts.enums import OrganisationKind
from accounts.models import Officer, Organisation, Region
from integrity_portal.lib.codes import check_uscc


def register_organisation(
    *,
    name: str,
    kind: OrganisationKind,
    region: Region,
    by: Officer | None,
    at: datetime,
    uscc: str = "",
    short_name: str = "",
) -> Organisation:
    """Make one public body and its public copy. Without a known code it is known by our own id.

    Raises ValidationError for a credit code that is wrong or taken, and for a missing name.
    """
    organisation = Organisation(name=name.strip(), short_name=short_name.strip(), kind=kind, region=region)
    organisation.uscc = _checked(uscc)
    organisation.full_clean()
    with transaction.atomic():
        organisation.save(force_insert=True)
        detail = {"organisation": str(organisation.pk), "uscc": organisation.uscc, "region": region.pk}
        append_audit(
            actor=by,
            verb="organisation.registered",
            target=f"organisation:{organisation.pk}",
            detail=detail,
            at=at,
        )
        publish_registers(at=at, by=by)
    return organisation


def _checked(uscc: str) -> str | None:
    """The code in its normal form, None where none is given; a wrong check digit blocks a new public body."""
    if not uscc.strip():
        return None
    check = check_uscc(uscc)
    if not check.valid:
        raise ValidationError({"uscc": check.reason})
    return check.code
