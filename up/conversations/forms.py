from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; the action makes them safe."""

    widget = FilesInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": "image/*,application/pdf"}

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        given = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in given]


class MessageForm(forms.Form):
    body = forms.CharField(label=_("Your message"), max_length=8000, required=False, widget=forms.Textarea({"rows": 3}))
    documents = FilesField(label=_("Pictures or PDF files"), required=False)

    def refuse(self, error: ValidationError) -> None:
        """Puts what the action refused beside the field that it names."""
        for name, errors in error.error_dict.items():
            self.add_error("documents" if name == "files" else name, errors)
