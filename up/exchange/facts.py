"""Facts: what one side of a kind says beyond its title and text, how it is asked for, and where it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import pydantic
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic_core import ErrorDetails, PydanticCustomError

from up.core.forms import DayField
from up.exchange.fields import MoneyField

type Text = str | Promise

# What is filtered and ordered by is a column of Listing; every other fact is in its JSON.
COLUMNS = ("starts_on", "ends_on", "seats", "amount_cents", "area")


@dataclass(frozen=True, slots=True)
class Ask:
    """How a fact is asked for in a form, and the column that keeps it ("" for the JSON of facts)."""

    field: Callable[..., forms.Field]
    label: Text
    column: str
    options: Mapping[str, Any]


def ask(field: Callable[..., forms.Field], label: Text, *, column: str = "", **options: Any) -> Ask:
    return Ask(field, label, column, options)


def wrong(fact: str, sentence: Text) -> PydanticCustomError:
    """What a validator of a whole `Facts` raises about one of its facts."""
    return PydanticCustomError("wrong", "{sentence}", {"sentence": str(sentence), "fact": fact})


class Facts(pydantic.BaseModel):
    """The base of all: until when it is useful. A kind adds its own for each side and says them on a card."""

    model_config = pydantic.ConfigDict(extra="forbid", str_strip_whitespace=True)

    starts_on: date | None = None
    ends_on: Annotated[
        date | None,
        ask(DayField, _("Until when?"), column="ends_on", help_text=_("Leave it empty if there is no hurry.")),
    ] = None

    def lines(self, currency: str) -> list[str]:
        """The few facts that a card shows, the most telling first."""
        return []

    def details(self, currency: str) -> list[tuple[str, str]]:
        """What only the page of a listing shows: names and values."""
        return []

    def derived(self) -> dict[str, Any]:
        """Columns that follow from several facts."""
        return {}

    @pydantic.model_validator(mode="after")
    def _dates_in_order(self) -> Facts:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise wrong("ends_on", _("The end is before the beginning."))
        return self

    @classmethod
    def asked(cls) -> Iterator[tuple[str, Ask, bool]]:
        """Each fact that a form asks for: name, how, and whether it must be said."""
        for name, info in cls.model_fields.items():
            for extra in info.metadata:
                if isinstance(extra, Ask):
                    yield name, extra, info.is_required()

    @classmethod
    def column_of(cls) -> dict[str, str]:
        """The facts that columns keep, by name of the fact."""
        kept = {name: how.column for name, how, _required in cls.asked() if how.column}
        return {"starts_on": "starts_on", "ends_on": "ends_on"} | kept

    @classmethod
    def form_fields(cls) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for name, how, required in cls.asked():
            fields[name] = how.field(label=how.label, required=required, **how.options)
        return fields

    @classmethod
    def checked(cls, values: Mapping[str, Any]) -> Facts:
        """The facts in these values, or a ValidationError with one sentence for each wrong one."""
        said = {name: value for name, value in values.items() if value not in (None, "")}
        try:
            facts = cls.model_validate(said)
        except pydantic.ValidationError as error:
            raise ValidationError(dict(map(sentence_for, error.errors()))) from error
        if facts.ends_on and facts.ends_on < timezone.localdate():
            raise ValidationError({"ends_on": _("This day is past.")})
        return facts


SENTENCES: dict[str, Text] = {
    "missing": _("Please say this."),
    "string_too_short": _("Please say this."),
    "string_too_long": _("This is too long: at most %(max_length)s characters."),
    "greater_than_equal": _("This must be at least %(ge)s."),
    "less_than_equal": _("This can be at most %(le)s."),
    "int_parsing": _("Please give a whole number."),
    "extra_forbidden": _("This is not asked for here."),
}


def sentence_for(error: ErrorDetails) -> tuple[str, str]:
    """The fact that an error is about, and what to tell the person."""
    context = error.get("ctx", {})
    name = context.get("fact") or (str(error["loc"][0]) if error["loc"] else "__all__")
    if error["type"] == "wrong":
        return name, str(context["sentence"])
    sentence = SENTENCES.get(error["type"], _("This value is not possible here."))
    return name, str(sentence) % context


# The types that several kinds share, and how each is asked for.
MOST_WORDS, MOST_SEATS, MOST_METRES, MOST_CENTS = 160, 1_000, 1_000_000, 10**12

Words = Annotated[str, pydantic.Field(min_length=1, max_length=MOST_WORDS)]
Seats = Annotated[int, pydantic.Field(ge=1, le=MOST_SEATS)]
SquareMetres = Annotated[int, pydantic.Field(ge=1, le=MOST_METRES)]
Cents = Annotated[int, pydantic.Field(ge=0, le=MOST_CENTS)]


def words(label: Text, **options: Any) -> Ask:
    return ask(forms.CharField, label, widget=forms.TextInput({"maxlength": MOST_WORDS}), **options)


def number(label: Text, *, most: int, column: str = "", **options: Any) -> Ask:
    widget = forms.NumberInput({"min": 1, "max": most, "inputmode": "numeric"})
    return ask(forms.IntegerField, label, column=column, widget=widget, **options)


def money(label: Text, *, column: str = "", **options: Any) -> Ask:
    return ask(MoneyField, label, column=column, **options)
