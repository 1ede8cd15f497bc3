import re
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from up.exchange import kinds
from up.exchange.facts import MOST_SEATS, Facts, Seats, number
from up.exchange.kinds.settling import Settling
from up.exchange.models import Listing, Side
from up.exchange.tests.factories import FACTS, make_listing
from up.matching.understanding import understand
from up.testing.cast import Cast

FINISHED = {"skill", "volunteering", "premises", "funding", "mentoring", "outlet", "service"}


def test_every_file_of_the_folder_is_a_kind() -> None:
    assert {kind.name for kind in kinds.all_kinds()} == FINISHED


@pytest.mark.parametrize("side", ["need", "offer"])
@pytest.mark.parametrize("name", sorted(FINISHED))
def test_facts_are_kept_and_read_back(cast: Cast, name: str, side: str) -> None:
    listing = Listing.objects.get(pk=make_listing(cast.holder, cast.home, kind=name, side=side).pk)
    facts = kinds.get(name).facts_of(listing)
    assert facts.model_dump(mode="json", exclude_none=True) == FACTS[name][side]
    assert facts.lines("EUR")


def card(name: str, side: str, values: dict[str, Any], language: str = "en") -> str:
    with translation.override(language):
        return re.sub(r"\s", " ", " · ".join(kinds.get(name).side(side).facts.checked(values).lines("EUR")))


def test_card_lines() -> None:
    assert card("premises", "offer", FACTS["premises"]["offer"]) == "140 m² · stepped rent from €120 a month · workshop"
    assert "free of charge" in card(
        "premises", "offer", {"area": 20, "use": "office", "rent": [{"year": 1, "month": 0}]}
    )
    assert card("funding", "need", FACTS["funding"]["need"], "fr") == "8 000 € · bread oven"
    assert card("volunteering", "need", {"seats": 1}) == "1 volunteer"


def test_what_is_filtered_on_is_a_column(cast: Cast) -> None:
    barn = make_listing(cast.holder, cast.home, kind="premises", side="offer")
    assert (barn.area, barn.amount_cents) == (140, 12000)
    oven = make_listing(cast.holder, cast.home, kind="funding")
    assert oven.amount_cents == 800000
    harvest = make_listing(cast.holder, cast.home, kind="volunteering", facts={"hours": "Saturdays"}, seats=6)
    assert harvest.seats == 6
    assert "seats" not in harvest.facts


@pytest.mark.parametrize(
    ("name", "side", "change", "fact", "sentence"),
    [
        ("premises", "offer", {"rent": [{"year": 1, "month": -100}]}, "rent", "A rent cannot be negative."),
        ("premises", "offer", {"rent": [{"year": 2, "month": 100}]}, "rent", "first year"),
        ("premises", "need", {"area_max": 20}, "area_max", "smaller than the smallest"),
        ("premises", "need", {"area_min": 0}, "area_min", "at least 1"),
        ("premises", "need", {"use": ""}, "use", "Please say this."),
        ("funding", "need", {"amount": 0}, "amount", "above zero"),
        ("funding", "offer", {"instrument": "gift"}, "instrument", "not possible"),
        ("funding", "offer", {"amount_min": 500000}, "amount_max", "smaller than the smallest"),
        ("volunteering", "need", {"seats": 5000}, "seats", "at most 1000"),
        (
            "volunteering",
            "need",
            {"starts_on": "2040-06-02", "ends_on": "2040-06-01"},
            "ends_on",
            "before the beginning",
        ),
        ("skill", "need", {"ends_on": "2020-01-01"}, "ends_on", "This day is past."),
        ("skill", "need", {"effort": "x" * 200}, "effort", "at most 160"),
        ("skill", "need", {"colour": "blue"}, "colour", "not asked for"),
    ],
)
def test_bad_facts_get_one_sentence(name: str, side: str, change: dict[str, Any], fact: str, sentence: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError) as caught:
        kinds.get(name).kept_as(side, FACTS[name][side] | change)
    assert len(caught.value.message_dict[fact]) == 1
    assert sentence in caught.value.message_dict[fact][0]


class Tools(Facts):
    pieces: Annotated[Seats, number("How many?", most=MOST_SEATS, column="seats")]
    colour: str = "red"

    def lines(self, currency: str) -> list[str]:
        return [f"{self.pieces} in {self.colour}"]


@pytest.fixture
def lending() -> Iterator[kinds.Kind]:
    side = kinds.SideOf(facts=Tools, phrase="tools", answer="I have one", example="A ladder")
    yield kinds.register(
        kinds.Kind(name="lending", label="Lending", icon="hammer", hue=200, rank=99, need=side, offer=side, cues={})
    )
    kinds._kinds.pop("lending")


def test_a_new_kind_needs_nothing_else(cast: Cast, lending: kinds.Kind) -> None:
    """Registered here, it is published through the form, found by the filter and shown with its own words."""
    client = cast.client(cast.holder)
    form = {"side": "need", "kind": "lending"}
    assert b"How many?" in client.get("/chevreuse/besoins-et-offres/nouveau/", form).content
    answer = client.post(
        "/chevreuse/besoins-et-offres/nouveau/?side=need&kind=lending",
        {"title": "Ladders for the orchard", "pieces": "3"},
    )
    assert answer.status_code == 303
    listing = Listing.objects.get(kind="lending")
    assert listing.seats == 3
    page = cast.client(cast.helper).get(answer["Location"]).content.decode()
    assert "3 in red" in page
    assert "I have one" in page
    assert "Ladders" in client.get("/chevreuse/besoins-et-offres/?kind=lending").content.decode()


def test_two_kinds_cannot_have_the_same_name() -> None:
    with pytest.raises(ValueError, match="twice"):
        kinds.register(kinds.get("skill"))


def test_settling() -> None:
    assert Settling.OPEN.introductions_needed(None) == 1
    assert Settling.SEATS.introductions_needed(6) == 6
    assert Settling.SEATS.is_full(2, 2)
    assert not Settling.OPEN.is_full(None, 50)
    assert {way for way in Settling if way.introductions_needed(1) is None} == {
        Settling.CLAIM, Settling.BOOKING, Settling.PIPELINE,
    }  # fmt: skip
    assert kinds.get("volunteering").side(Side.NEED) is not kinds.get("volunteering").side(Side.OFFER)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "fr",
            "quelqu'un qui s'y connaît en communication, un terrain ou un local plus grand, "
            "et des gens qui ont déjà monté un lieu",
            ["skill", "premises", "mentoring"],
        ),
        (
            "fr",
            "8 000 euros pour un four à pain, six bénévoles le samedi, des points de vente pour nos confitures "
            "et une navette pour les anciens",
            ["funding", "volunteering", "outlet", "service"],
        ),
        ("en", "some money, volunteers on Saturdays, larger premises", ["funding", "volunteering", "premises"]),
        ("de", "8000 Euro, Freiwillige am Samstag, größere Räume", ["funding", "volunteering", "premises"]),
    ],
)
def test_typed_needs_are_recognised_by_their_cues(db: None, language: str, text: str, names: list[str]) -> None:
    assert [proposal.kind for proposal in understand(text, language)] == names
