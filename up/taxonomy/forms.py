"""A field to choose concepts by typing: known ones are proposed, free words are welcome."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language, ngettext

from up.taxonomy.actions import LONGEST_WORD, concepts_from_words
from up.taxonomy.models import Concept


class ConceptsInput(forms.TextInput):
    """Words and commas, which `up.js` makes chips with suggestions."""

    kind = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        address = f"{reverse('concept-search')}?kind={self.kind}"
        context["widget"]["attrs"] |= {"data-choose": "many", "data-suggest": address, "autocomplete": "off"}
        return context


class ConceptsField(forms.CharField):
    """Words separated by commas; its clean value is a list of words, `concepts(value)` makes them concepts.

    Cleaning writes nothing: new words become concepts when the action that uses them runs.
    """

    widget = ConceptsInput

    def __init__(self, *, kind: str, most: int = 12, **options: Any) -> None:
        self.kind, self.most = kind, most
        options.setdefault("required", False)
        super().__init__(**options)
        self.widget.kind = kind

    def prepare_value(self, value: Any) -> Any:
        """Concepts (or words) as the text that the field shows."""
        if isinstance(value, str) or value is None:
            return value
        return ", ".join(str(item) for item in value)

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        words = (" ".join(word.split()) for word in str(value or "").replace(";", ",").replace("\n", ",").split(","))
        return list(dict.fromkeys(word[:LONGEST_WORD] for word in words if word))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(
                ngettext("Choose one at most.", "Choose %(most)s at most.", self.most), params={"most": self.most}
            )

    def run_validators(self, value: Any) -> None:
        """Words have been cut to length already; the text validators of CharField do not apply to a list."""

    def concepts(self, words: Iterable[str]) -> list[Concept]:
        return concepts_from_words(words, self.kind, (get_language() or "fr")[:2])
