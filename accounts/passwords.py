"""Password rules beyond Django's own (GB/T 22239-2019 8.1.4.1 a: complexity)."""

from typing import Any

from django.core.exceptions import ValidationError

LEAST_LENGTH = 12
LEAST_CLASSES = 3
MOST_DAYS = 365  # then a new password is asked for at sign-in


class LengthValidator:
    """Asks for a number of characters (Django's own has no Chinese text for its message)."""

    def __init__(self, least: int = LEAST_LENGTH) -> None:
        self.least = least

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < self.least:
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self) -> str:
        return f"密码至少须有 {self.least} 个字符。"


class CharacterClassesValidator:
    """Asks for three of the four classes: lower case, upper case, digits, other signs."""

    def __init__(self, least: int = LEAST_CLASSES) -> None:
        self.least = least

    def validate(self, password: str, user: Any = None) -> None:
        if len(character_classes(password)) < self.least:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return f"密码须包含小写字母、大写字母、数字、其他符号四类中的至少 {self.least} 类。"


def character_classes(password: str) -> set[str]:
    """Which of the four classes occur in `password`."""
    return {_class_of(character) for character in password}


def _class_of(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isupper():
        return "upper"
    return "lower" if character.islower() else "other"
