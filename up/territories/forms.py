"""The field in which people type their commune."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from up.core.text import fold
from up.territories.models import Place, Territory


def label_of(place: Place) -> str:
    """How a place is written in the field: its name and first postal code, which tell it from its namesakes."""
    post_code = next(iter(re.findall(r"\w+", place.post_codes)), "")
    return f"{place.name} ({post_code})" if post_code else place.name


class PlaceInput(forms.TextInput):
    """A text input that proposes places while one types (htmx fills its datalist)."""

    template_name = "territories/place_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        own = context["widget"]["attrs"]
        own |= {"list": f"{own.get('id', name)}-places", "autocomplete": "off"}
        own |= {"hx-get": reverse("place-search"), "hx-trigger": "input changed delay:150ms", "hx-sync": "this:replace"}
        own |= {"hx-target": f"#{own['list']}", "hx-params": name, "hx-vals": f'{{"field": "{name}"}}'}
        return context


class PlaceField(forms.CharField):
    """A commune, typed as its name, its postal code or both: «Dourdan», «91410», «Dourdan (91410)».

    Where several have the same name, one that the territory covers wins.
    """

    widget = PlaceInput
    default_error_messages = {
        "unknown": _("We do not know “%(text)s”. Choose a commune from the list, or type its postal code."),
        "ambiguous": _("Several communes match “%(text)s”. Type one of them in full: %(examples)s."),
    }

    def __init__(self, territory: Territory | None = None, **kwargs: Any) -> None:
        self.territory = territory
        kwargs.setdefault("label", _("Commune"))
        super().__init__(max_length=120, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            value = Place.objects.filter(pk=value).first()
        return label_of(value) if isinstance(value, Place) else value

    def to_python(self, value: Any) -> Place | None:  # type: ignore[override]
        text = super().to_python(value)
        return self.resolve(text) if text else None

    def run_validators(self, value: Any) -> None:
        """The lengths of `CharField` are for what was typed, not for the place."""

    def resolve(self, text: str) -> Place:
        found = self.candidates(text)
        if not found:
            raise ValidationError(self.error_messages["unknown"], "unknown", {"text": text[:60]})
        if len(found) > 1:
            examples = ", ".join(label_of(place) for place in found[:4])
            raise ValidationError(self.error_messages["ambiguous"], "ambiguous", {"text": text, "examples": examples})
        return found[0]

    def candidates(self, text: str) -> list[Place]:
        """Places that match exactly what was typed: those that the territory covers, else everywhere."""
        post_code = " ".join(re.findall(r"\b\d{4,6}\b", text))
        name = re.sub(r"^st(e?) ", r"saint\1 ", fold(re.sub(r"\(.*|\d+", " ", text)))
        if not (name or post_code):
            return []
        places = Place.objects.filter(**({"search_name": name} if name else {}), post_codes__contains=post_code)
        places = places.order_by("-population", "name")
        covered = list(places.filter(territories=self.territory)[:5]) if self.territory else []
        return covered or list(places[:5])
