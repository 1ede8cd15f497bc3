"""What members fill in."""

from collections.abc import Mapping
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from up.core.forms import MarkdownField, PictureField, Segmented
from up.members import languages as spoken
from up.members.models import Member
from up.taxonomy.forms import ConceptsField
from up.territories.forms import PlaceField
from up.territories.models import Territory

NAME_FIELD = "own_name"


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "inputmode": "email", "autofocus": True}),
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code in the mail"),
        max_length=12,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autofocus": True,
                "class": "code",
            }
        ),
    )

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        self.expected = code
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not compare_user_code(actual=code, expected=self.expected):
            raise ValidationError(_("This is not the code that we sent. Look at the most recent mail."))
        return code


def clean_name(name: str) -> str:
    name = " ".join(name.split())
    if not any(letter.isalpha() for letter in name):
        raise ValidationError(_("Give the name by which people know you."))
    return name


class NameForm(forms.Form):
    """Asked in the middle of something else, hence a field name that no other form has."""

    own_name = forms.CharField(
        label=_("Your name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    def clean_own_name(self) -> str:
        return clean_name(str(self.cleaned_data[NAME_FIELD]))


class WelcomeForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("First name and surname, as people around you know you."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "autofocus": True}),
    )

    def __init__(self, *args: Any, territory: Territory | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"] = PlaceField(
            territory, required=False, help_text=_("To show you what is near. Never your address.")
        )

    def clean_name(self) -> str:
        return clean_name(str(self.cleaned_data["name"]))


class ProfileForm(forms.ModelForm[Member]):
    bio = MarkdownField(label=_("A few words about you"), max_length=4000, required=False)
    skills = ConceptsField(
        kind="skill", label=_("What you can do"), help_text=_("A few words, such as: accounting, carpentry, websites.")
    )
    themes = ConceptsField(kind="theme", label=_("What matters to you"), help_text=_("Such as: food, education."))
    availability = forms.MultipleChoiceField(
        label=_("When you are free"), choices=Member.Availability, required=False, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages that you speak"),
        choices=spoken.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    picture = PictureField(label=_("Your picture"), required=False)

    class Meta:
        model = Member
        fields = [
            "name", "picture", "audience", "bio", "skills", "offers", "seeks", "themes", "availability",
            "hours_per_month", "remote", "languages",
        ]  # fmt: skip
        labels = {
            "name": _("Your name"),
            "audience": _("You are here as"),
            "offers": _("What you could bring"),
            "seeks": _("What you are looking for"),
            "hours_per_month": _("Hours a month that you could give"),
            "remote": _("I can also help at a distance"),
        }

    def __init__(self, data: Any, files: Any, *, territory: Territory, instance: Member) -> None:
        concepts = {"skills": list(instance.skills.all()), "themes": list(instance.themes.all())}
        super().__init__(data, files, instance=instance, initial={"place": instance.place} | concepts)
        self.fields["name"].required = True
        self.fields["place"] = PlaceField(territory, required=False, help_text=_("Never your address."))
        self.fields["hours_per_month"].widget.attrs |= {"min": 0, "max": 200, "inputmode": "numeric"}
        self.order_fields(["name", "place", *self.Meta.fields])

    def clean_name(self) -> str:
        return clean_name(str(self.cleaned_data["name"]))

    def clean_hours_per_month(self) -> int | None:
        hours: int | None = self.cleaned_data["hours_per_month"]
        if hours is not None and hours > 200:
            raise ValidationError(_("200 hours a month at most."))
        return hours

    def values(self) -> dict[str, Any]:
        """What `actions.update_profile` wants: new words among the skills and themes become concepts here."""
        values = self.cleaned_data | {"picture": self.cleaned_data["picture"] or ""}
        for name in ("skills", "themes"):
            field = self.fields[name]
            assert isinstance(field, ConceptsField)  # noqa: S101
            values[name] = field.concepts(values[name])
        return values


class SettingsForm(forms.ModelForm[Member]):
    class Meta:
        model = Member
        fields = ["language", "immediate_mail", "digest"]
        labels = {
            "language": _("Language of the pages and mails"),
            "immediate_mail": _("A mail at once for a message, an introduction or a mention"),
            "digest": _("A weekly summary of what waits for me, only when there is something"),
        }
        widgets = {"language": Segmented}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Each language under its own name, for who does not read the present one.
        names = [(code, get_language_info(code)["name_local"].capitalize()) for code in Member.Language.values]
        self.fields["language"].choices = names  # type: ignore[attr-defined]


FIELD_NAMES: Mapping[str, Any] = {
    "place": _("My commune"),
    "bio": _("My presentation"),
    "skills": _("What I can do"),
    "offers": _("What I could bring"),
    "seeks": _("What I am looking for"),
    "picture": _("My picture"),
    "audience": _("As what I am here"),
    "availability": _("When I am free"),
    "languages": _("Languages that I speak"),
    "helped": _("What I helped with"),
}


class PrivacyForm(forms.Form):
    listed = forms.BooleanField(label=_("I am in the directory and can be found by search"), required=False)
    suggestible = forms.BooleanField(label=_("I can be suggested to projects that need what I can do"), required=False)

    def __init__(self, data: Any, *, member: Member) -> None:
        initial: dict[str, Any] = {"listed": member.listed, "suggestible": member.suggestible}
        initial |= {name: member.shows(name) for name in Member.SHOWN}
        super().__init__(data, initial=initial)
        for name in Member.SHOWN:
            self.fields[name] = forms.ChoiceField(label=FIELD_NAMES[name], choices=Member.Visibility)

    def visibility(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in Member.SHOWN}

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in Member.SHOWN]


class EraseForm(forms.Form):
    """Cannot be undone, so it is the one thing that asks twice."""

    sure = forms.BooleanField(label=_("I understand that this cannot be undone"))


class DirectoryForm(forms.Form):
    q = forms.CharField(label=_("A name, a skill, a word"), max_length=100, required=False)
    audience = forms.ChoiceField(
        label=_("Who they are"), choices=[("", _("everybody")), *Member.Audience.choices], required=False
    )

    def __init__(self, *args: Any, territory: Territory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"] = PlaceField(territory, required=False)
        self.fields["skill"] = ConceptsField(kind="skill", label=_("Skill"), most=1)
