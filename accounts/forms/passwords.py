from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.models import Officer


class PasswordChangeForm(forms.Form):
    current = forms.CharField(
        label="当前密码",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label="新密码",
        strip=False,
        max_length=200,
        help_text="至少 12 个字符，须包含小写字母、大写字母、数字、其他符号四类中的至少三类；不得使用常见密码。",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再次输入新密码",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer = officer

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        if not self.officer.check_password(current):
            raise forms.ValidationError("当前密码不正确。")
        return current

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.officer)
        if self.officer.check_password(password):
            raise forms.ValidationError("新密码不能与当前密码相同。")
        return password

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "password" in values and values.get("again") != values["password"]:
            self.add_error("again", "两次输入的新密码不一致。")
        return values
