"""Saying what is wrong, and deciding."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from up.members.models import Member
from up.moderation.models import Report


class ReportForm(forms.Form):
    reason = forms.ChoiceField(label=_("What is wrong?"), choices=Report.Reason, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In your words"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    email = forms.EmailField(label=_("Your e-mail address"), help_text=_("Only to tell you what was decided."))

    def __init__(self, *args: Any, member: Member | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if member is not None:
            del self.fields["email"]


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(choices=Report.Outcome)
    reason = forms.CharField(
        label=_("Why"),
        max_length=2000,
        help_text=_("The author and the person who reported will read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
