"""The forms of exchange. What a kind asks comes from its facts; errors of its facts stand beside their fields."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from up.core.forms import Card, CardRadios, MarkdownField, Segmented
from up.exchange import kinds
from up.exchange.facts import Text
from up.exchange.models import Introduction, Listing, ListingQuerySet
from up.taxonomy.forms import ConceptsField
from up.taxonomy.models import Concept
from up.territories.forms import PlaceField
from up.territories.models import Territory


class KindForm(forms.Form):
    """The first question: of which kind. The side is chosen by its tab."""

    def __init__(self, *args: Any, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = kinds.all_kinds()
        cards = {kind.name: Card(help=kind.side(side).phrase, kind=kind.name) for kind in known}
        self.fields["kind"] = forms.ChoiceField(
            label=_("What is it about?"), choices=[(kind.name, kind.label) for kind in known], widget=CardRadios(cards)
        )


class ListingForm(forms.Form):
    """A need or an offer of one kind."""

    title = forms.CharField(label=_("In one sentence"), max_length=120)
    body = MarkdownField(
        label=_("In a few words more"), required=False, max_length=6000,
        help_text=_("What for, with whom, why it matters."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        kind: kinds.Kind,
        side: str,
        territory: Territory,
        listing: Listing | None = None,
        **kwargs: Any,
    ) -> None:
        self.kind, self.side, self.listing = kind, side, listing
        if listing is not None:
            kwargs["initial"] = self.values_of(listing) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        words = kind.side(side)
        self.fields["title"].help_text = _("For instance: %(example)s") % {"example": words.example}
        self.facts = words.facts.form_fields()
        late = {name: self.facts[name] for name in ("starts_on", "ends_on") if name in self.facts}
        self.fields |= {name: field for name, field in self.facts.items() if name not in late} | late
        if kind.takes_skills:
            self.fields["skills"] = ConceptsField(kind=Concept.Kind.SKILL, label=_("Skills"))
        self.fields["place"] = PlaceField(territory, required=False)
        self.fields["remote"] = forms.BooleanField(label=_("It can be done at a distance"), required=False)
        self.fields["themes"] = ConceptsField(kind=Concept.Kind.THEME, label=_("Themes"), most=4)

    def values_of(self, listing: Listing) -> dict[str, Any]:
        plain = {name: getattr(listing, name) for name in ("title", "body", "place", "remote")}
        concepts = {"skills": list(listing.skills.all()), "themes": list(listing.themes.all())}
        return plain | concepts | self.kind.facts_of(listing).model_dump()

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors:
            try:
                self.kind.side(self.side).facts.checked({name: data[name] for name in self.facts})
            except ValidationError as error:
                self.add_error(None, error)
        return data

    def values(self) -> dict[str, Any]:
        """What the actions take. Words that nobody used before become concepts."""
        data = self.cleaned_data
        concepts = {
            name: cast(ConceptsField, self.fields[name]).concepts(data[name]) if name in self.fields else []
            for name in ("skills", "themes")
        }
        facts = {name: data[name] for name in self.facts}
        return {name: data[name] for name in ("title", "body", "place", "remote")} | concepts | {"facts": facts}


class ListForm(forms.Form):
    """How the list is narrowed down; each kind adds its own filters once it is chosen."""

    q = forms.CharField(max_length=80, required=False)
    SIDES: ClassVar[list[tuple[str, Text]]] = [("", _("Everything")), ("need", _("Needs")), ("offer", _("Offers"))]
    side = forms.ChoiceField(choices=SIDES, required=False)
    theme = forms.ModelChoiceField(Concept.objects.none(), label=_("Theme"), required=False, to_field_name="key")

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        names: list[tuple[str, Text]] = [(kind.name, kind.label) for kind in kinds.all_kinds()]
        every: list[tuple[str, Text]] = [("", _("Everything"))]
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), choices=every + names, required=False)
        theme = cast("forms.ModelChoiceField[Concept]", self.fields["theme"])
        theme.queryset = Concept.objects.of_kind("theme").filter(is_curated=True)
        theme.empty_label = str(_("Everything"))
        self.filters = kinds.get(data["kind"]).filters if data.get("kind") in dict(names) else ()
        self.fields |= {one.name: one.field() for one in self.filters}

    def sides(self) -> list[tuple[str, Text, bool]]:
        """The tabs: value, name, whether it is the present one."""
        present = self.cleaned_data.get("side", "")
        return [(value, name, value == present) for value, name in self.SIDES]

    def own_fields(self) -> list[forms.BoundField]:
        """The filters of the chosen kind."""
        return [self[one.name] for one in self.filters]

    def chips(self) -> list[tuple[str, str]]:
        """What the list is narrowed down by besides its side: the name in the address and what to call it."""
        chips = []
        for name, value in self.cleaned_data.items():
            if name == "side" or value in (None, ""):
                continue
            if name == "kind":
                label = str(kinds.get(value).label)
            elif name in ("q", "theme"):
                label = str(value)
            else:
                label = f"{self.fields[name].label} · {self.data[name]}"
            chips.append((name, label))
        return chips

    def narrow(self, listings: ListingQuerySet) -> ListingQuerySet:
        """What cannot be understood narrows nothing, and is said beside its field."""
        self.is_valid()
        chosen = self.cleaned_data
        for name in ("side", "kind"):
            if value := chosen.get(name):
                listings = listings.filter(**{name: value})
        if theme := chosen.get("theme"):
            listings = listings.filter(themes=theme)
        for word in (chosen.get("q") or "").split()[:6]:
            listings = listings.filter(Q(title__icontains=word) | Q(body__icontains=word))
        for one in self.filters:
            if (value := chosen.get(one.name)) is not None:
                listings = listings.filter(**{one.lookup: value})
        return listings


def message_field(**options: Any) -> forms.CharField:
    return forms.CharField(label=_("Your message"), max_length=2000, widget=forms.Textarea({"rows": 5}), **options)


class AnswerForm(forms.Form):
    """«I can help»: a few words; a visitor adds the address at which we reach them."""

    message = message_field()
    email = forms.EmailField(label=_("Your e-mail address"), help_text=_("We send you a code. No password is needed."))

    def __init__(self, *args: Any, signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if signed_in:
            del self.fields["email"]


class ProposeForm(forms.Form):
    message = message_field(help_text=_("Say who you are, what you are looking for, and when you could meet."))


class AcceptForm(forms.Form):
    reply = forms.CharField(
        label=_("A first word"), max_length=2000, widget=forms.Textarea({"rows": 3}), required=False
    )


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why?"), choices=Introduction.DeclineReason.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("A word for them"), max_length=400, required=False)


class OutcomeForm(forms.Form):
    helped = forms.ChoiceField(
        label=_("Did it help?"), widget=Segmented, choices=[("yes", _("Yes")), ("no", _("No")), ("later", _("Not yet"))]
    )
    thanks = forms.CharField(label=_("A word of thanks, or of regret"), max_length=400, required=False)
