"""The page of an organisation."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from up.exchange.actions import publish_listing
from up.members.models import Block
from up.organisations.models import Organisation
from up.organisations.status import ess_sentence
from up.organisations.tests.factories import add_person, make_claim, make_imported, make_organisation, queries
from up.projects.tests.factories import make_project
from up.testing.cast import Cast

TODAY = timezone.localdate()


def text(cast: Cast, organisation: Organisation, reader: Any = None) -> str:
    response = cast.client(reader).get(f"/chevreuse/annuaire/{organisation.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def test_says_what_it_is(cast: Cast) -> None:
    made = make_organisation(
        cast,
        description="Nous **réparons**.",
        website="https://www.ressourcerie.example.org/nous",
        registrations={"siren": "552100554"},
        title="coordinatrice",
        themes=[cast.theme],
    )
    page = text(cast, made)
    for expected in (
        "La Ressourcerie du Hurepoix", "<strong>réparons</strong>", "552 100 554", ">ressourcerie.example.org<",
        "Claire Vasseur", "coordinatrice", "Dourdan", "by law", "Ecology", 'property="og:title"',
    ):  # fmt: skip
        assert expected in page
    assert "Is this your organisation?" not in page


def test_nobody_manages_an_imported_one(cast: Cast) -> None:
    imported = make_imported(cast)
    assert "Yes, it is ours" in text(cast, imported)
    make_claim(imported, cast.helper, cast.home)
    page = text(cast, imported, cast.helper)
    assert "You asked to manage it" in page
    assert "Yes, it is ours" not in page


def test_its_offers_and_projects_are_shown(cast: Cast) -> None:
    made = make_organisation(cast)
    publish_listing(
        actor=cast.holder, territory=cast.home, side="need", kind="skill", title="Tenir une caisse", body="Le samedi.",
        organisation=made,
    )  # fmt: skip
    make_project(cast, organisation=made, title="Une matériauthèque")
    page = text(cast, made)
    assert "Tenir une caisse" in page
    assert "Une matériauthèque" in page


def test_people_are_shown_once_they_agreed_and_not_to_whom_they_blocked(cast: Cast) -> None:
    made = make_organisation(cast)
    add_person(made, cast.helper, state="invited")
    assert "Nadia" not in text(cast, made)
    assert "You are invited" in text(cast, made, cast.helper)
    made.people.update(state="in")
    assert "Nadia" in text(cast, made)
    Block.objects.create(blocker=cast.helper, blocked=cast.stranger)
    assert "Nadia" not in text(cast, made, cast.stranger)


def test_managers_see_how_to_bring_back_what_they_removed(cast: Cast) -> None:
    made = make_organisation(cast)
    client = cast.client(cast.holder)
    page = f"/chevreuse/annuaire/{made.slug}/"
    assert client.post(f"{page}retirer/").status_code == 303
    assert "Bring it back" in client.get(page).content.decode()
    assert cast.client(cast.helper).get(page).status_code == 404
    assert client.post(f"{page}remettre/").status_code == 303
    assert cast.client(cast.helper).get(page).status_code == 200


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ess": "law"}, "by law, by what it is"),
        ({"ess": "declared"}, "nobody has verified it"),
        ({"ess": "none"}, "Is not listed"),
        ({"ess": "agreement"}, "the dates are not given"),
        ({"ess": "agreement", "agreement_from": TODAY - timedelta(9)}, "since "),
        ({"ess": "agreement", "agreement_until": TODAY}, "until "),
        (
            {"ess": "agreement", "agreement_from": TODAY - timedelta(9), "agreement_until": TODAY + timedelta(9)},
            "enterprise, from ",
        ),
        ({"ess": "agreement", "agreement_from": TODAY + timedelta(1)}, "from "),
        ({"ess": "agreement", "agreement_until": TODAY - timedelta(1)}, "ended on "),
    ],
)
def test_its_status_in_plain_words(fields: dict[str, Any], sentence: str) -> None:
    with translation.override("en"):
        assert sentence in ess_sentence(Organisation(**fields))


def test_the_number_of_queries_does_not_depend_on_what_it_shows(cast: Cast) -> None:
    made = make_organisation(cast)
    page = f"/chevreuse/annuaire/{made.slug}/"

    def fill(count: int) -> None:
        for number in range(count):
            publish_listing(
                actor=cast.holder, territory=cast.home, side="need", kind="skill", title=f"Besoin {number}", body="…",
                organisation=made,
            )  # fmt: skip
            make_project(cast, organisation=made, title=f"Projet {number}")

    fill(1)
    add_person(made, cast.helper)
    few = queries(cast.client(), page)
    fill(4)
    add_person(made, cast.animator)
    assert queries(cast.client(), page) == few
