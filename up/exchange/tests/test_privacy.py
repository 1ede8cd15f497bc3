import pytest

from up.exchange import actions
from up.exchange.models import Introduction, Listing, Outcome
from up.exchange.privacy import collect
from up.exchange.tests.factories import make_introduction, make_listing, make_project
from up.matching.models import Document
from up.members.erasure import erase
from up.projects.actions import publish_in
from up.projects.models import ProjectPublication
from up.testing.cast import Cast


@pytest.fixture
def answer(cast: Cast) -> Introduction:
    listing = make_listing(cast.holder, cast.home)
    return make_introduction(listing, cast.helper, cast.home)


def test_the_archive_holds_what_a_member_wrote(cast: Cast, answer: Introduction) -> None:
    [introduction] = collect(cast.helper)["introductions"]
    assert introduction["message"] == "I would gladly draw it."
    [listing] = collect(cast.holder)["listings"]
    assert listing["title"] == "Somebody for our poster"


def test_what_waits_ends_when_one_leaves(cast: Cast, answer: Introduction) -> None:
    erase(member=cast.helper)
    answer.refresh_from_db()
    assert (answer.state, answer.message) == ("withdrawn", "–")


def test_that_it_helped_stays_without_words(cast: Cast, answer: Introduction) -> None:
    actions.accept(actor=cast.holder, introduction=answer)
    actions.say_outcome(actor=cast.holder, introduction=answer, helped=True, thanks="Dear Nadia")
    erase(member=cast.holder)
    answer.refresh_from_db()
    assert answer.state == "helped"
    assert Outcome.objects.get().thanks == ""
    listing = Listing.objects.get()
    assert (listing.title, listing.body, listing.facts) == ("–", "", {})
    assert not Listing.objects.in_territory(cast.home).exists()


def test_needs_of_a_project_go_to_who_carries_it(cast: Cast) -> None:
    project = make_project(cast.holder, cast.home)
    need = make_listing(cast.animator, cast.home, project=project)
    erase(member=cast.animator)
    need.refresh_from_db()
    assert (need.author, need.removed_at) == (cast.holder, None)


def test_needs_are_found_where_their_project_goes(cast: Cast) -> None:
    project = make_project(cast.holder, cast.home)
    need = make_listing(cast.holder, cast.home, project=project)
    publish_in(actor=cast.outside_animator, project=project, target=cast.away)
    assert ProjectPublication.objects.filter(project=project).count() == 2
    assert Document.objects.of(need).get().territories == sorted([cast.home.pk, cast.away.pk])
