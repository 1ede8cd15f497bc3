"""Forms of the portal and of explore."""

from django import forms
from django.utils.translation import gettext_lazy as _

from up.territories.forms import PlaceField


class TerritoryRequestForm(forms.Form):
    """Who asks for a network, and where."""

    place = PlaceField(
        label=_("Your commune"), help_text=_("The network may cover several communes: name the main one.")
    )
    name = forms.CharField(label=_("Your name"), max_length=80, widget=forms.TextInput({"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We answer there, and use it for nothing else."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    organisation = forms.CharField(
        label=_("On behalf of"),
        help_text=_("A town hall, a park, an association… if there is one."),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    message = forms.CharField(
        label=_("What you would like to make happen"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
