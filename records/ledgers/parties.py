"""How a private party appears in public: 某+行业, natural persons 姓+某."""

from integrity_portal.lib.masking import mask_party, mask_person
from records.enums import Industry, PartyKind


def public_name(name: str, kind: str, industry: str) -> str:
    """The public form of a party's name; a public body keeps its own."""
    if kind == PartyKind.PUBLIC_BODY:
        return name
    if kind == PartyKind.PERSON:
        return mask_person(name)
    known = industry and industry != Industry.OTHER
    return mask_party(name, f"{Industry(industry).label}企业" if known else "")


def hide_names(text: str, names: list[tuple[str, str]]) -> str:
    """`text` with every private name replaced by its public form, longest names first."""
    for name, shown in sorted(names, key=lambda pair: -len(pair[0])):
        if len(name) >= 2:
            text = text.replace(name, shown)
    return text
