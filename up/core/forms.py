"""Forms: our own field markup, and fields that several apps need."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Fields are drawn by `ui/field.html`: label, help, control, error beside it."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
