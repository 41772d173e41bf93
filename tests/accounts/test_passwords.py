import pytest
from django.core.exceptions import ValidationError

from accounts.passwords import CharacterClassesValidator, LengthValidator, character_classes


@pytest.mark.parametrize(
    ("password", "classes"),
    [
        ("abc", {"lower"}),
        ("aB", {"lower", "upper"}),
        ("a1-", {"lower", "digit", "other"}),
        ("密码", {"other"}),
        ("aB3 ", {"lower", "upper", "digit", "other"}),
    ],
)
def test_character_classes(password: str, classes: set[str]) -> None:
    assert character_classes(password) == classes


@pytest.mark.parametrize(("password", "good"), [("abcABC", False), ("abcABC1", True), ("abc-1", True)])
def test_three_of_four_classes(password: str, good: bool) -> None:
    validator = CharacterClassesValidator()
    if good:
        validator.validate(password)
    else:
        with pytest.raises(ValidationError, match="至少 3 类"):
            validator.validate(password)


def test_at_least_twelve_characters() -> None:
    LengthValidator().validate("x" * 12)
    with pytest.raises(ValidationError, match="密码至少须有 12 个字符"):
        LengthValidator().validate("x" * 11)
