"""`/_ui/`: every component in every state, for whoever writes a page."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from up.core import look
from up.core.forms import Card, CardRadios, DayField, DescriptionField, MarkdownField, PictureField, Segmented


@dataclass(frozen=True, slots=True)
class Somebody:
    name: str
    pk: int

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split())


@dataclass(frozen=True, slots=True)
class Theme:
    label: str
    hue: int | None = None

    def __str__(self) -> str:
        return self.label


KINDS = [("skill", "Coup de main"), ("premises", "Local"), ("funding", "Financement"), ("mentoring", "Parrainage")]
CARDS = {kind: Card(kind=kind, help="Une ligne qui dit quand choisir cela.") for kind, _label in KINDS}


class Showcase(forms.Form):
    title = forms.CharField(label="Titre", help_text="Ce que vous diriez à une voisine.", max_length=90)
    story = MarkdownField(label="L’histoire", max_length=600, required=False)
    kind = forms.ChoiceField(label="De quoi s’agit-il ?", choices=KINDS, widget=CardRadios(CARDS))
    side = forms.ChoiceField(
        label="Sens", choices=[("need", "Je cherche"), ("offer", "Je propose")], widget=Segmented, initial="need"
    )
    days = forms.MultipleChoiceField(
        label="Quand êtes-vous libre ?",
        choices=[("m", "Le matin"), ("a", "L’après-midi"), ("e", "Le soir"), ("w", "Le week-end")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    audience = forms.ChoiceField(
        label="Vous êtes", choices=[("c", "Habitante, habitant"), ("s", "Étudiante, étudiant")]
    )
    until = DayField(label="D’ici", required=False)
    seats = forms.IntegerField(label="Places", min_value=1, required=False)
    picture = PictureField(required=False)
    picture_alt = DescriptionField()
    skills = forms.CharField(
        label="Ce que vous savez faire",
        required=False,
        initial="affiches, mise en page",
        widget=forms.TextInput({"data-choose": "many", "data-suggest": "?words=1"}),
    )
    remote = forms.BooleanField(label="Possible à distance", required=False)


WORDS = ("jardin", "jardinage", "jardin partagé", "comptabilité", "communication", "menuiserie")
PLACES = (
    ("Dourdan", 48.53, 2.01, 4, ""),
    ("Saint-Chéron", 48.55, 2.12, 1, "skill"),
    ("Chevreuse", 48.71, 2.03, 1, "premises"),
)


def words(query: str) -> JsonResponse:
    found = [word for word in WORDS if word.startswith(query.lower())]
    return JsonResponse({"results": [{"value": word, "text": word, "about": "compétence"} for word in found]})


def pins() -> JsonResponse:
    points = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": {"count": count, "label": name, "title": name, "kind": kind, "url": "#"},
        }
        for name, lat, lon, count, kind in PLACES
    ]
    return JsonResponse({"type": "FeatureCollection", "features": points})


def showroom(request: HttpRequest) -> HttpResponse:
    if "words" in request.GET:
        return words(request.GET.get("q", ""))
    if "pins" in request.GET:
        return pins()
    if "draft" in request.GET:
        return HttpResponse(status=204)
    if request.GET.get("toast"):
        messages.success(request, "Votre besoin est publié.")
        messages.error(request, "Cela n’a pas marché.")
    form = Showcase(
        {"title": "", "kind": "premises", "seats": "-2", "side": "offer"} if "errors" in request.GET else None
    )
    now = timezone.now()
    people = [
        Somebody(name, n) for n, name in enumerate(("Nadia Berthier", "Tom Roy", "Ana Lopes", "Karim B", "Zoé F"))
    ]
    context: dict[str, Any] = {
        "form": form,
        "people": people,
        "kinds": look.KINDS,
        "stages": look.STAGES,
        "themes": [Theme("Transition écologique", 140), Theme("Éducation", 250), Theme("Mot libre")],
        "reasons": ["sait faire : identité visuelle", "à 8 km", "libre le soir"],
        "seeds": [(f"seed-{n}", n * 30) for n in range(12)],
        "dates": [now - timedelta(minutes=4), now - timedelta(1), now + timedelta(5), now - timedelta(400)],
        "page_obj": Paginator(range(90), 10).get_page(request.GET.get("page")),
        "bounds": (48.5, 1.9, 48.75, 2.2),
    }
    return render(request, "core/showroom.html", context)
