"""Forms: our own field markup, and fields that several apps need."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.base import File
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import ChoiceWidget
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from up.core import uploads


class Renderer(TemplatesSetting):
    """Fields are drawn by `ui/field.html`: label, help, control, error beside it."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class MarkdownInput(forms.Textarea):
    """A text area with a small toolbar and a preview, which appear where there is JavaScript."""

    template_name = "ui/widgets/markdown.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["preview_url"] = f"{reverse('markdown-preview')}?field={name}"
        return context


class MarkdownField(forms.CharField):
    """A text in Markdown, as it was typed."""

    widget = MarkdownInput


class PictureInput(forms.ClearableFileInput):
    """The picture as it is, the one to put in its place with a preview, and a box to remove it."""

    template_name = "ui/widgets/picture.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["max_bytes"] = settings.UPLOAD_MAX_BYTES
        context["most"] = uploads.megabytes(settings.UPLOAD_MAX_BYTES)
        return context


class PictureField(forms.FileField):
    """A picture. Its clean value: the re-encoded file, False to remove the present one, or what there was."""

    widget = PictureInput

    def __init__(self, *, max_side: int = 1600, **options: Any) -> None:
        self.max_side = max_side
        defaults: dict[str, Any] = {"label": _("Picture"), "required": False}
        super().__init__(**defaults | options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif"}

    def to_python(self, data: File[bytes] | None) -> File[bytes] | None:
        file = super().to_python(data)
        return uploads.clean_picture(file, max_side=self.max_side) if file else None


class DescriptionField(forms.CharField):
    """What a picture shows, for people who do not see it."""

    def __init__(self, **options: Any) -> None:
        defaults: dict[str, Any] = {
            "label": _("What the picture shows"),
            "help_text": _("One sentence, for people who cannot see it."),
            "max_length": 160,
            "required": False,
        }
        super().__init__(**defaults | options)


class DocumentField(forms.FileField):
    """A picture or a PDF file, made safe."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": "image/*,application/pdf"}

    def to_python(self, data: File[bytes] | None) -> File[bytes] | None:
        file = super().to_python(data)
        return uploads.clean_document(file) if file else None


class DayInput(forms.DateInput):
    """The browser's own calendar; the value travels in ISO form whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DayField(forms.DateField):
    widget = DayInput


class MomentField(forms.DateTimeField):
    widget = MomentInput


class Segmented(forms.RadioSelect):
    """A few short choices side by side; one is always chosen."""

    template_name = "ui/widgets/segmented.html"


@dataclass(frozen=True, slots=True)
class Card:
    """What a choice says besides its label."""

    help: str | Promise = ""
    icon: str = ""
    kind: str = ""  # its code, where the choice is a kind of listing


class _Cards(ChoiceWidget):
    """Choices as cards with an icon and a line of explanation: `cards` by value."""

    def __init__(self, cards: Mapping[str, Card], **options: Any) -> None:
        self.cards = cards
        super().__init__(**options)

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        return option | {"card": self.cards.get(str(value), Card())}


class CardRadios(_Cards, forms.RadioSelect):
    option_template_name = "ui/widgets/card_option.html"


class CardCheckboxes(_Cards, forms.CheckboxSelectMultiple):
    option_template_name = "ui/widgets/card_option.html"
