"""«Say it»: what one types to publish a project, and each need that was recognised in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from up.core.forms import MarkdownField, Segmented
from up.exchange import kinds
from up.exchange.models import Side
from up.matching.understanding import Proposal
from up.taxonomy.forms import ConceptsField
from up.taxonomy.models import Concept
from up.territories.forms import PlaceField
from up.territories.models import Territory

CARRIED = [("yes", _("I carry it")), ("no", _("I give the idea to whoever wants it"))]
MOST_NEEDS = 12


class ProjectForm(forms.Form):
    title = forms.CharField(
        label=_("What do you want to make happen?"),
        max_length=120,
        help_text=_("A name, or a few words: “A bus that teaches repairing”."),
    )
    purpose = forms.CharField(
        label=_("What is it for, and for whom?"),
        max_length=200,
        help_text=_("One sentence that a neighbour would understand."),
        widget=forms.Textarea({"rows": 2}),
    )
    story = MarkdownField(
        label=_("Tell a little more"),
        required=False,
        max_length=20000,
        help_text=_("Where the idea comes from, where it stands. You can do it later."),
    )
    place = PlaceField(label=_("Where?"), help_text=_("Only the commune is shown."))
    themes = ConceptsField(kind="theme", most=4, label=_("What it is about"))
    carried = forms.ChoiceField(label=_("Do you carry it yourself?"), choices=CARRIED, widget=Segmented, initial="yes")
    lacks = forms.CharField(
        label=_("What is lacking to make it happen?"),
        required=False,
        max_length=3000,
        help_text=_(
            "Write as you would say it: “somebody who knows about communication, a larger place, people who have "
            "already done it”. We sort it out with you."
        ),
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, territory: Territory, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].territory = territory  # type: ignore[attr-defined]


class NeedForm(forms.Form):
    """One need: to keep, correct or drop. What its kind must know is asked for, nothing else."""

    keep = forms.BooleanField(label=_("Keep this need"), required=False, initial=True)
    title = forms.CharField(label=pgettext_lazy("a need", "In short"), max_length=120)
    kind = forms.ChoiceField(label=_("It is"))
    text = forms.CharField(required=False, widget=forms.HiddenInput, max_length=3000)

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.of_kind = kinds.get(kind)
        self.fields["kind"] = forms.ChoiceField(
            label=_("It is"), choices=[(known.name, known.need.phrase) for known in kinds.all_kinds()], initial=kind
        )
        asked = self.of_kind.need.facts.asked()
        required = {name for name, _how, required in asked if required}
        fields = self.of_kind.need.facts.form_fields()
        self.facts = {name: field for name, field in fields.items() if name in required}
        self.fields |= self.facts
        if self.of_kind.takes_skills:
            self.fields["skills"] = ConceptsField(kind=Concept.Kind.SKILL, most=6, label=_("Skills"))

    @property
    def details(self) -> list[forms.BoundField]:
        """What its kind asks."""
        return [self[name] for name in self.fields if name in self.facts or name == "skills"]

    def clean(self) -> dict[str, Any]:
        """A dropped need is not looked at."""
        data = self.cleaned_data
        if not data.get("keep"):
            self.errors.clear()
        elif not self.errors:
            try:
                self.of_kind.need.facts.checked({name: data[name] for name in self.facts})
            except ValidationError as error:
                self.add_error(None, error)
        return data

    def values(self) -> dict[str, Any]:
        """What `publish_listing` takes; words that nobody used before become concepts."""
        data = self.cleaned_data
        values = {
            "side": Side.NEED,
            "kind": self.of_kind.name,
            "title": data["title"],
            "facts": {name: data[name] for name in self.facts},
        }
        if isinstance(field := self.fields.get("skills"), ConceptsField):
            values["skills"] = field.concepts(data["skills"])
        return values


def posted_needs(data: Mapping[str, str]) -> list[NeedForm]:
    """The needs as they came back from a page, bound."""
    names = {kind.name for kind in kinds.all_kinds()}
    found = []
    for number in range(MOST_NEEDS):
        kind = data.get(f"need{number}-kind", "")
        if kind in names:
            found.append(NeedForm(data, prefix=f"need{number}", kind=kind))
    return found


def all_hold(needs: Iterable[NeedForm]) -> bool:
    """Whether all are right; each one is looked at, so that each says what it lacks."""
    results = [need.is_valid() for need in needs]
    return all(results)


def proposed(proposal: Proposal, title: str) -> dict[str, Any]:
    """The first values of a need that was recognised. `title`, of the project, says what a place or money is for."""
    first: dict[str, Any] = {"keep": True, "title": proposal.title, "text": proposal.text, "skills": proposal.skills}
    first |= dict.fromkeys(("product", "for_whom"), proposal.text[:160])
    first |= dict.fromkeys(("use", "topic", "purpose"), title[:160])
    if proposal.quantity:
        unit = {"area_min": "m²", "amount": "€", "seats": ""}
        first |= {name: proposal.quantity for name, of in unit.items() if of == proposal.unit}
        if proposal.unit == "€":
            first["amount"] = proposal.quantity * 100
    return first
