"""Forms of the directory and of an organisation's record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from up.core.forms import DayField, MarkdownField, PictureField
from up.core.text import fold
from up.members.models import Member
from up.organisations import registers
from up.organisations.models import Organisation, OrganisationPerson, OrganisationQuerySet, Registration
from up.taxonomy.models import Concept
from up.territories.forms import PlaceField
from up.territories.models import Place, Territory

if TYPE_CHECKING:
    ConceptsChosen = forms.ModelMultipleChoiceField[Concept]
else:
    ConceptsChosen = forms.ModelMultipleChoiceField


KINDS = [(value, capfirst(label)) for value, label in Organisation.Kind.choices]
STATUSES = [(value, capfirst(label)) for value, label in Organisation.Ess.choices]


class DirectoryForm(forms.Form):
    """What the directory is searched and filtered by; each value is in the address."""

    q = forms.CharField(label=_("Name"), required=False, max_length=80)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *KINDS])
    ess = forms.ChoiceField(
        label=_("Social economy"), required=False, choices=[("", _("Whatever the status")), *STATUSES]
    )
    sector = forms.ModelChoiceField(
        Concept.objects.none(),
        label=_("Activity"),
        required=False,
        to_field_name="key",
        empty_label=_("All activities"),
    )
    theme = forms.ModelChoiceField(
        Concept.objects.none(), label=_("Theme"), required=False, to_field_name="key", empty_label=_("All themes")
    )
    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("Commune"), required=False, to_field_name="code", empty_label=_("Everywhere")
    )

    FILTERS = ("kind", "ess", "sector", "theme", "place")

    def __init__(self, territory: Territory, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Organisation.objects.in_territory(territory).order_by()
        label = f"label_{(get_language() or 'fr')[:2]}"
        self.everything = Organisation.objects.in_territory(territory)
        for name in ("sector", "theme"):
            used = here.values(f"{name}s")
            self.fields[name].queryset = Concept.objects.filter(pk__in=used).order_by(label, "label_fr")  # type: ignore[attr-defined]
        self.fields["place"].queryset = Place.objects.filter(pk__in=here.values("place")).order_by("search_name")  # type: ignore[attr-defined]

    def results(self) -> OrganisationQuerySet:
        return self.narrow(self.everything).order_by("search_name", "pk")

    def narrow(self, organisations: OrganisationQuerySet) -> OrganisationQuerySet:
        """These organisations, filtered; a value that is none filters nothing, and its field says so."""
        self.is_valid()
        chosen = self.cleaned_data
        for word in fold(chosen.get("q") or "").split():
            organisations = organisations.filter(search_name__contains=word)
        for name in ("kind", "ess", "place"):
            if chosen.get(name):
                organisations = organisations.filter(**{name: chosen[name]})
        for name in ("sector", "theme"):
            if chosen.get(name):
                organisations = organisations.filter(**{f"{name}s": chosen[name]})
        return organisations

    def chips(self) -> list[tuple[str, str]]:
        """The filters that hold, as (name, what is shown)."""
        shown = [("q", f"« {self.cleaned_data['q']} »")] if self.cleaned_data.get("q") else []
        for name in self.FILTERS:
            if value := self.cleaned_data.get(name):
                choices = dict(getattr(self.fields[name], "choices", ())) if isinstance(value, str) else {}
                shown.append((name, str(choices.get(value, value))))
        return shown


class OrganisationForm(forms.ModelForm[Organisation]):
    """A record. Numbers are asked for in the registers of the territory's country, and never required."""

    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("What it is"), choices=[("", "—"), *KINDS])
    ess = forms.ChoiceField(
        label=_("Social and solidarity economy"),
        choices=[
            (Organisation.Ess.NONE, _("No, or I do not know")),
            (Organisation.Ess.LAW, _("By law: association, co-operative, mutual, foundation")),
            (Organisation.Ess.AGREEMENT, _("By agreement (in France: ESUS)")),
            (Organisation.Ess.DECLARED, _("It says so itself")),
        ],
        initial=Organisation.Ess.NONE,
    )
    agreement_from = DayField(label=_("Agreed from"), required=False)
    agreement_until = DayField(label=_("Agreed until"), required=False)
    description = MarkdownField(
        label=_("What it does"),
        required=False,
        max_length=6000,
        help_text=_("A few sentences: for whom, how, since when."),
    )
    sectors = ConceptsChosen(
        Concept.objects.none(), label=_("Activities"), required=False, widget=forms.CheckboxSelectMultiple
    )
    themes = ConceptsChosen(
        Concept.objects.none(), label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    email = forms.EmailField(label=_("E-mail address"), required=False, help_text=_("Shown to everybody."))
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=30, help_text=_("Shown to everybody."))
    logo = PictureField(label=_("Logo"), max_side=600)

    PARTS = {
        "subjects": ("sectors", "themes"),
        "contact": ("website", "email", "phone", "logo"),
        "status": ("ess", "agreement_from", "agreement_until"),
    }

    class Meta:
        model = Organisation
        fields: tuple[str, ...] = (
            "name", "kind", "description", "ess", "agreement_from", "agreement_until", "sectors", "themes", "website",
            "email", "phone", "logo",
        )  # fmt: skip

    def __init__(self, territory: Territory, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = {"sectors": Concept.Kind.SECTOR, "themes": Concept.Kind.THEME}
        label = f"label_{(get_language() or 'fr')[:2]}"
        for name, kind in kinds.items():
            concepts = Concept.objects.of_kind(kind).filter(is_curated=True, parent=None).order_by(label)
            self.fields[name].queryset = concepts  # type: ignore[attr-defined]
        self.fields["place"] = PlaceField(territory, required=True, initial=self.instance.place)
        known = {row.register: row.number for row in self.instance.registrations.all()} if self.instance.pk else {}
        self.registers = [*dict.fromkeys([*registers.of_country(territory.country), *known])]
        for code in self.registers:
            label_of = Registration.Register(code).label
            number = registers.spaced(code, known.get(code, ""))
            self.fields[f"number_{code}"] = forms.CharField(
                label=label_of, required=False, max_length=30, initial=number
            )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        for code in self.registers:
            if text := cleaned.get(f"number_{code}"):
                try:
                    cleaned[f"number_{code}"] = registers.check(code, text)
                except ValidationError as error:
                    self.add_error(f"number_{code}", error)
        start, end = cleaned.get("agreement_from"), cleaned.get("agreement_until")
        if cleaned.get("ess") == Organisation.Ess.AGREEMENT and start and end and end < start:
            self.add_error("agreement_until", _("The agreement ends before it begins."))
        return cleaned

    def number_fields(self) -> list[forms.BoundField]:
        return [self[f"number_{code}"] for code in self.registers]

    def wrong_parts(self) -> set[str]:
        """Which of the parts that the page folds away hold something to correct."""
        parts = {name: part for part, names in self.PARTS.items() for name in names}
        return {parts.get(name, "status" if name.startswith("number_") else "") for name in self.errors}

    def numbers(self) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"number_{code}", "") for code in self.registers}

    def values(self) -> dict[str, Any]:
        """What the actions take."""
        values = {name: value for name, value in self.cleaned_data.items() if not name.startswith("number_")}
        if values.get("logo") is False:
            values["logo"] = ""
        return values | {"registrations": self.numbers()}

    def _post_clean(self) -> None:
        """The action writes the record, not the form."""


class NewOrganisationForm(OrganisationForm):
    """Without a logo: a page that shows likely duplicates could not keep the file."""

    title = forms.CharField(
        label=_("Your role there"),
        required=False,
        max_length=80,
        help_text=_("For example: coordinator, president, volunteer."),
    )

    class Meta(OrganisationForm.Meta):
        fields = tuple(name for name in OrganisationForm.Meta.fields if name != "logo")

    logo = None  # type: ignore[assignment]


class ClaimForm(forms.Form):
    title = forms.CharField(
        label=_("Your role there"), max_length=80, help_text=_("For example: coordinator, president, volunteer.")
    )
    message = forms.CharField(
        label=_("A word for the animator"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text=_("How can they make sure? A work address, a page with your name, a telephone number…"),
    )


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=_("Why not"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The person reads it."),
    )


class PersonForm(forms.Form):
    role = forms.ChoiceField(
        label=_("This person"),
        choices=[
            (OrganisationPerson.Role.MEMBER, _("Is named on the page")),
            (OrganisationPerson.Role.MANAGER, _("Edits the page and answers for it")),
        ],
    )
    title = forms.CharField(label=_("Role there"), max_length=80, required=False)


class InvitationForm(PersonForm):
    """Names a member of the territory, as they are written in its directory or by the address of their page."""

    member = forms.CharField(
        label=_("Who"),
        max_length=160,
        help_text=_("The name of a member of this network, or the address of their page."),
    )
    field_order = ["member", "title", "role"]

    def __init__(self, territory: Territory, reader: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reachable = Member.objects.in_directory(territory).visible_to(reader)

    def clean_member(self) -> Member:
        text: str = self.cleaned_data["member"]
        tail = text.rstrip("/").rpartition("/")[2].rpartition("-")[2]
        found = list(self.reachable.filter(public_id=tail)[:1]) or self.named(text)
        if not found:
            raise ValidationError(_("No member of this network has this name."))
        if len(found) > 1:
            raise ValidationError(_("Several members have this name: give the address of the page of the right one."))
        return found[0]

    def named(self, text: str) -> list[Member]:
        key = fold(text)
        likely: Iterable[Member] = self.reachable.filter(name__istartswith=text[:1])
        return [member for member in likely if fold(member.name) == key]
