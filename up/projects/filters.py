"""How the list of projects is narrowed down and ordered; all of it is in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from up.projects.models import ProjectQuerySet, Stage
from up.taxonomy.models import Concept
from up.territories.models import Place, Territory

CARRIER = {"": _("with or without a carrier"), "wanted": _("looking for a carrier")}
SORTS = {"": ("-moved_at", "-id"), "new": ("-created_at", "-id"), "title": ("title", "id")}


class ListFilter(forms.Form):
    theme = forms.ModelChoiceField(
        Concept.objects.none(), label=_("Theme"), required=False, to_field_name="key", empty_label=_("all themes")
    )
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=[("", _("all stages")), *Stage.choices])
    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("Commune"), required=False, to_field_name="code", empty_label=_("everywhere")
    )
    carrier = forms.ChoiceField(label=_("Carrier"), required=False, choices=list(CARRIER.items()))
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", _("what moved last")), ("new", _("newest first")), ("title", _("by name"))],
    )

    def __init__(self, data: Any, *, territory: Territory) -> None:
        super().__init__(data)
        themes = Concept.objects.of_kind("theme").filter(is_curated=True)
        self.fields["theme"].queryset = themes  # type: ignore[attr-defined]
        self.fields["place"].queryset = Place.objects.filter(territories=territory)  # type: ignore[attr-defined]
        self.is_valid()

    def apply(self, projects: ProjectQuerySet) -> ProjectQuerySet:
        """What cannot be understood is not filtered by."""
        chosen = self.cleaned_data
        if theme := chosen.get("theme"):
            projects = projects.filter(themes=theme)
        if stage := chosen.get("stage"):
            projects = projects.filter(stage=stage)
        if place := chosen.get("place"):
            projects = projects.filter(place=place)
        if chosen.get("carrier"):
            projects = projects.moving().filter(holder=None, source="")
        return projects.order_by(*SORTS[chosen.get("sort") or ""])

    def chosen(self) -> list[tuple[str, str]]:
        """The filters that hold, as (name, what to show)."""
        chosen = self.cleaned_data
        shown = {
            "theme": str(chosen.get("theme") or ""),
            "stage": str(Stage(chosen["stage"]).label) if chosen.get("stage") else "",
            "place": str(chosen.get("place") or ""),
            "carrier": str(CARRIER[chosen["carrier"]]) if chosen.get("carrier") else "",
        }
        return [(name, label) for name, label in shown.items() if label]
