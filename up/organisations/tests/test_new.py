"""Adding an organisation: likely duplicates first, numbers optional but right, nothing lost."""

from typing import Any

import pytest
from django.http import HttpResponse

from up.organisations.duplicates import key_of
from up.organisations.models import Organisation
from up.organisations.tests.factories import make_imported, make_organisation
from up.territories.models import Place
from up.testing.cast import Cast

PAGE = "/chevreuse/annuaire/ajouter/"
TYPED = {"name": "Le Fournil de Dourdan", "kind": "cooperative", "place": "Dourdan", "ess": "law"}


def send(cast: Cast, **changes: str) -> Any:
    return cast.client(cast.holder).post(PAGE, TYPED | changes)


def alike(response: HttpResponse) -> list[str]:
    assert response.status_code == 422
    return [one.organisation.name for one in response.context["alike"]]  # type: ignore[attr-defined]


def test_three_answers_are_enough(cast: Cast) -> None:
    response = send(cast, title="boulangère")
    made = Organisation.objects.get()
    assert response.status_code == 303
    assert response.url == f"/chevreuse/annuaire/{made.slug}/"
    assert (made.place, made.people.get().title) == (cast.places["Dourdan"], "boulangère")


def test_a_visitor_signs_in_first(cast: Cast) -> None:
    assert "/compte/" in cast.client().get(PAGE).url  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "required"),
        ("name", "x" * 161, "160"),
        ("kind", "nope", "valid choice"),
        ("place", "Nulle-Part", "We do not know"),
        ("website", "javascript:alert(1)", "valid URL"),
        ("email", "nope", "valid email"),
        ("number_siren", "123456789", "check digit"),
        ("number_siret", "1234", "14 digits"),
        ("number_rna", "57", "letter W"),
    ],
)
def test_errors_stand_beside_their_field_and_nothing_typed_is_lost(
    cast: Cast, field: str, value: str, sentence: str
) -> None:
    response = send(cast, description="Du pain au levain", **{field: value})
    assert response.status_code == 422
    assert sentence in " ".join(response.context["form"].errors[field])
    assert "Du pain au levain" in response.content.decode()
    assert not Organisation.objects.exists()


def test_an_agreement_does_not_end_before_it_begins(cast: Cast) -> None:
    dates = {"agreement_from": "2026-05-01", "agreement_until": "2026-04-01"}
    response = send(cast, ess="agreement", **dates)
    assert "agreement_until" in response.context["form"].errors


def test_only_the_part_with_the_error_is_unfolded(cast: Cast) -> None:
    assert send(cast, number_siren="1").context["form"].wrong_parts() == {"status"}
    assert send(cast, email="nope").context["form"].wrong_parts() == {"contact"}


def test_one_with_nearly_the_same_name_nearby_is_shown_first(cast: Cast) -> None:
    make_imported(cast, name="ASSOC LE FOURNIL DE DOURDAN", place=cast.places["Saint-Chéron"])
    response = send(cast)
    assert alike(response) == ["ASSOC LE FOURNIL DE DOURDAN"]
    assert "Le Fournil de Dourdan" in response.content.decode()
    assert Organisation.objects.count() == 1
    assert send(cast, different="1").status_code == 303
    assert Organisation.objects.count() == 2


def test_a_namesake_far_away_is_another(cast: Cast) -> None:
    make_imported(cast, cast.away, name="Le Fournil de Dourdan", place=cast.places["Metz"])
    assert send(cast).status_code == 303


def test_the_same_number_or_website_is_shown_wherever_it_is(cast: Cast) -> None:
    other = {"territory": cast.away, "actor": cast.outsider, "place": cast.places["Metz"]}
    make_organisation(cast, name="Siège", registrations={"siren": "732829320"}, **other)
    make_organisation(cast, name="Vitrine", website="https://www.fournil.example.org/", **other)
    response = send(cast, number_siret="73282932000074", website="http://fournil.example.org/accueil")
    assert set(alike(response)) == {"Siège", "Vitrine"}
    assert "http://testserver/metz/annuaire/" in response.content.decode()


def test_what_no_territory_shows_can_be_claimed_here(cast: Cast) -> None:
    imported = make_imported(cast, name="Le Fournil de Dourdan", place=cast.places["Dourdan"])
    imported.publications.all().delete()
    response = send(cast)
    address = f"/chevreuse/annuaire/{imported.slug}/revendiquer/"
    assert address in response.content.decode()
    assert cast.client(cast.holder).get(address).status_code == 200


def test_a_number_that_another_one_has_is_refused_even_then(cast: Cast) -> None:
    make_organisation(cast, registrations={"siren": "552100554"})
    response = send(cast, number_siren="552 100 554", different="1")
    assert response.status_code == 422
    assert "already" in response.context["form"].errors["number_siren"][0]


def test_registers_are_those_of_the_country(cast: Cast) -> None:
    cast.home.country = "CH"
    cast.home.save()
    page = cast.client(cast.holder).get(PAGE).content.decode()
    assert "number_uid" in page
    assert "number_siren" not in page


def test_a_script_in_a_text_stays_a_text(cast: Cast) -> None:
    response = send(cast, name="<script>alert(1)</script>", description="<script>alert(2)</script>")
    assert "<script>alert" not in cast.client().get(response.url).content.decode()


@pytest.mark.parametrize(
    ("name", "key"),
    [("ASSOC LE RELAIS", "relais"), ("Le Relais", "relais"), ("La SARL", "la sarl"), ("L’Île-aux-Œufs", "ile oeufs")],
)
def test_words_that_say_nothing_are_left_out_of_a_name(name: str, key: str) -> None:
    assert key_of(name) == key


def test_a_place_without_coordinates_is_no_obstacle(cast: Cast) -> None:
    Place.objects.filter(pk=cast.places["Dourdan"].pk).update(lat=None, lon=None)
    assert send(cast).status_code == 303
