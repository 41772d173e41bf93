from django import forms


class PublishForm(forms.Form):
    """A reason is asked for only while comments are open."""

    without_comments = forms.CharField(
        label="提前发布的原因",
        max_length=200,
        required=False,
        help_text="区县意见期尚未结束，提前发布须写明原因，原因记入审计。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, comments_open: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if comments_open:
            self.fields["without_comments"].required = True
        else:
            del self.fields["without_comments"]
