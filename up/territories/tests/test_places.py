"""The field in which people type their commune, and what is proposed while they type."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from up.territories.forms import PlaceField
from up.territories.models import Place
from up.testing.cast import Cast


@pytest.mark.parametrize(
    "text", ["Saint-Chéron", "saint cheron", "ST CHERON", " Saint-Chéron (91530) ", "91530", "91530 Saint-Chéron"]
)
def test_a_commune_is_found_as_people_type_it(cast: Cast, text: str) -> None:
    assert PlaceField(cast.home).clean(text) == cast.places["Saint-Chéron"]


def test_several_with_one_postal_code_are_named(cast: Cast) -> None:
    with pytest.raises(
        ValidationError, match=r"Several communes match “91410”.*Dourdan \(91410\), Roinville \(91410\)"
    ):
        PlaceField(cast.home).clean("91410")


def test_a_namesake_of_the_territory_wins(cast: Cast) -> None:
    Place.objects.create(
        country="FR", code="1", name="Dourdan", search_name="dourdan", post_codes="99999", population=9**6
    )
    assert PlaceField(cast.home).clean("Dourdan") == cast.places["Dourdan"]
    with pytest.raises(ValidationError, match="Several communes"):
        PlaceField().clean("Dourdan")


@pytest.mark.parametrize("text", ["Nowhere", "%", "Dourdan (99999)", "'; drop table", "()", "123456789"])
def test_an_unknown_commune_is_named_in_the_sentence(cast: Cast, text: str) -> None:
    with pytest.raises(ValidationError) as problem:
        PlaceField(cast.home).clean(text)
    assert text in str(problem.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(max_size=120))
def test_whatever_is_typed_gives_a_place_or_a_sentence(cast: Cast, text: str) -> None:
    try:
        place = PlaceField(cast.home, required=False).clean(text)
    except ValidationError:
        return
    assert place is None or isinstance(place, Place)


def test_it_may_be_left_empty_where_it_is_optional(cast: Cast) -> None:
    class Form(forms.Form):
        place = PlaceField(required=False)

    form = Form({"place": " "})
    assert form.is_valid()
    assert form.cleaned_data["place"] is None
    assert 'value="Dourdan (91410)"' in str(Form(initial={"place": cast.places["Dourdan"]}))


def test_places_of_the_territory_are_proposed_first(cast: Cast) -> None:
    Place.objects.create(
        country="FR", code="2", name="Saint-Denis", search_name="saint denis", post_codes="93200", population=9**6
    )
    answer = cast.client().get("/chevreuse/lieux/?field=place&place=saint")
    assert answer.content.decode().index("Saint-Chéron") < answer.content.decode().index("Saint-Denis")
    assert cast.client().get("/chevreuse/lieux/?q=s").content.strip() == b""
