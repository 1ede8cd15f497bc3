"""Form fields of the facts: an amount, a rent stepped by year."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

YEARS = 5


class MoneyField(forms.Field):
    """An amount as people type it («1 200,50»), in cents."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Please give an amount in figures, such as 1 200 or 12,50."),
        "negative": _("An amount cannot be negative."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        text = re.sub(r"[\s'’€]|CHF|EUR", "", str(value or ""))
        if not text:
            return None
        if text.startswith(("-", "−")):
            raise forms.ValidationError(self.error_messages["negative"], code="negative")
        match = re.fullmatch(r"(\d{1,10})(?:[.,](\d{1,2}))?", text)
        if match is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        return str(value // 100) if value % 100 == 0 else f"{value // 100},{value % 100:02}"


class RentWidget(forms.MultiWidget):
    template_name = "exchange/widgets/rent.html"
    use_fieldset = True

    def __init__(self) -> None:
        super().__init__([forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}) for _year in range(YEARS)])

    def decompress(self, value: Any) -> list[Any]:
        months = {step["year"]: step["month"] for step in value or []}
        if value == []:
            months = {1: 0}
        return [MoneyField().prepare_value(months.get(year)) for year in range(1, YEARS + 1)]


class RentField(forms.MultiValueField):
    """What a month costs in each of the first years; an empty year costs what the year before did."""

    widget = RentWidget

    def __init__(self, **options: Any) -> None:
        options["require_all_fields"] = False
        super().__init__([MoneyField(required=False) for _year in range(YEARS)], **options)

    def compress(self, data_list: list[int | None]) -> list[dict[str, int]] | None:
        steps = [{"year": year, "month": cents} for year, cents in enumerate(data_list, 1) if cents is not None]
        return steps or None
