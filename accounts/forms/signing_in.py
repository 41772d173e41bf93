from django import forms


class SignInForm(forms.Form):
    username = forms.CharField(
        label="用户名",
        max_length=60,
        error_messages={"required": "请填写用户名。", "max_length": "用户名或密码不正确。"},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="密码",
        max_length=200,
        strip=False,
        error_messages={"required": "请填写密码。", "max_length": "用户名或密码不正确。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        return username.lower()
