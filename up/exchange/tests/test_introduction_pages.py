from typing import Any

import pytest

from up.exchange import actions
from up.exchange.found import found_for_project, with_needs
from up.exchange.models import Introduction, Listing
from up.exchange.tests.factories import make_introduction, make_listing, make_project
from up.matching.actions import index
from up.matching.models import Dismissal
from up.organisations.models import Organisation, OrganisationPerson, OrganisationPublication
from up.projects.models import Project
from up.testing.cast import Cast

HOME = "/chevreuse/rencontres/"
PROPOSE = f"{HOME}proposer/"
State = Introduction.State


@pytest.fixture
def need(cast: Cast) -> Listing:
    return make_listing(cast.holder, cast.home, skills=[cast.skill])


@pytest.fixture
def answer(cast: Cast, need: Listing) -> Introduction:
    return make_introduction(need, cast.helper, cast.home)


def page(introduction: Introduction, more: str = "") -> str:
    return f"{HOME}{introduction.slug}/{more}"


def state(introduction: Introduction) -> str:
    introduction.refresh_from_db()
    return introduction.state


def test_only_the_two_read_it(cast: Cast, answer: Introduction) -> None:
    for person, status in (
        (cast.holder, 200), (cast.helper, 200), (cast.animator, 404), (cast.stranger, 404), (None, 302),
    ):  # fmt: skip
        assert cast.client(person).get(page(answer)).status_code == status
    assert cast.client(cast.holder).get(page(answer).replace("chevreuse", "metz")).status_code == 404


def test_reading_changes_nothing_being_seen_does(cast: Cast, answer: Introduction) -> None:
    client = cast.client(cast.holder)
    text = client.get(page(answer)).content.decode()
    assert "I would gladly draw it." in text
    assert "Nadia Berthier" in text
    assert state(answer) == State.PROPOSED
    assert client.post(page(answer, "vue/")).status_code == 204
    assert state(answer) == State.SEEN


def test_accepting_leads_to_the_conversation(cast: Cast, answer: Introduction) -> None:
    client = cast.client(cast.holder)
    done = client.post(page(answer, "accepter/"), {"reply": "With joy"})
    assert state(answer) == State.ACCEPTED
    assert answer.conversation is not None
    assert done["Location"] == f"/chevreuse/messages/{answer.conversation.slug}/"
    assert client.post(page(answer, "accepter/")).status_code == 409
    assert cast.client(cast.helper).post(page(answer, "accepter/")).status_code == 403


def test_declining_needs_a_reason(cast: Cast, answer: Introduction) -> None:
    client = cast.client(cast.holder)
    refused = client.post(page(answer, "decliner/"), {"text": "Thank you all the same"})
    assert refused.status_code == 422
    assert "Thank you all the same" in refused.content.decode()
    assert client.post(page(answer, "decliner/"), {"reason": "not_now", "text": "Later"}).status_code == 303
    assert "Later" in cast.client(cast.helper).get(page(answer)).content.decode()


def test_taking_it_back(cast: Cast, answer: Introduction) -> None:
    assert cast.client(cast.holder).post(page(answer, "retirer/")).status_code == 403
    assert cast.client(cast.helper).post(page(answer, "retirer/")).status_code == 303
    assert state(answer) == State.WITHDRAWN


def test_saying_whether_it_helped(cast: Cast, need: Listing, answer: Introduction) -> None:
    actions.accept(actor=cast.holder, introduction=answer)
    client = cast.client(cast.holder)
    assert client.post(page(answer, "bilan/"), {}).status_code == 422
    assert client.post(page(answer, "bilan/"), {"helped": "later"}).status_code == 303
    assert state(answer) == State.ACCEPTED
    client.post(page(answer, "bilan/"), {"helped": "yes", "thanks": "A fine poster"})
    assert state(answer) == State.HELPED
    need.refresh_from_db()
    assert need.state == Listing.State.ANSWERED
    assert "A fine poster" in cast.client(cast.helper).get(page(answer)).content.decode()


def test_my_introductions_by_what_they_wait_for(cast: Cast, answer: Introduction) -> None:
    seen = cast.client(cast.holder).get(HOME)
    assert seen.context["for_me"] == [answer]
    assert cast.client(cast.helper).get(HOME).context["by_me"] == [answer]
    assert b"Nobody to meet yet" in cast.client(cast.stranger).get(HOME).content
    actions.accept(actor=cast.holder, introduction=answer)
    assert list(cast.client(cast.helper).get(HOME).context["talking"]) == [answer]


@pytest.mark.parametrize("count", [1, 5])
def test_my_introductions_run_a_fixed_number_of_queries(cast: Cast, count: int, django_assert_num_queries: Any) -> None:
    for number in range(count):
        make_introduction(make_listing(cast.holder, cast.home, title=f"Need {number}"), cast.helper, cast.home)
    client = cast.client(cast.holder)
    client.get(HOME)
    with django_assert_num_queries(12):
        client.get(HOME)


def test_proposing_to_somebody_who_was_found(cast: Cast, need: Listing) -> None:
    index(cast.helper)
    client = cast.client(cast.holder)
    address = f"{PROPOSE}?listing={need.public_id}&to={cast.helper.public_id}"
    assert "Communication" in client.get(address).content.decode()
    done = client.post(address, {"message": "Could you draw it?"})
    introduction = Introduction.objects.get()
    assert done["Location"] == page(introduction)
    assert introduction.recipient == cast.helper
    assert introduction.reasons[0]["code"] == "skill"
    assert client.post(address, {"message": ""}).status_code == 422
    assert client.post(address, {"message": "Again"}).status_code == 409


def test_proposing_through_an_offer_and_an_organisation(cast: Cast, need: Listing) -> None:
    offer = make_listing(cast.helper, cast.home, side="offer")
    client = cast.client(cast.holder)
    client.post(f"{PROPOSE}?listing={need.public_id}&via={offer.public_id}", {"message": "Hello"})
    assert Introduction.objects.get().via == offer
    orchard = Organisation.objects.create(name="The Orchard", search_name="the orchard", kind="association")
    OrganisationPublication.objects.create(organisation=orchard, territory=cast.home)
    address = f"{PROPOSE}?listing={need.public_id}&organisation={orchard.public_id}"
    assert client.get(address).status_code == 404
    OrganisationPerson.objects.create(organisation=orchard, member=cast.animator, role="manager")
    client.post(address, {"message": "Hello"})
    assert Introduction.objects.filter(recipient=cast.animator).exists()


def test_proposing_refused(cast: Cast, need: Listing) -> None:
    client = cast.client(cast.holder)
    to_oneself = client.get(f"{PROPOSE}?listing={need.public_id}&to={cast.holder.public_id}")
    assert "introduced to yourself" in to_oneself.content.decode()
    address = f"{PROPOSE}?listing={need.public_id}&to={cast.outsider.public_id}"
    assert client.post(address, {"message": "Hello"}).status_code == 403
    assert client.get(f"{PROPOSE}?listing={need.public_id}&to=forged00").status_code == 404
    assert client.get(f"{PROPOSE}?listing=forged00&to={cast.helper.public_id}").status_code == 404


def test_first_say_what_it_is_about(cast: Cast, need: Listing) -> None:
    text = cast.client(cast.holder).get(f"{PROPOSE}?to={cast.helper.public_id}").content.decode()
    assert f"listing={need.public_id}" in text


def test_found_for_a_project_with_reasons(cast: Cast) -> None:
    project = make_project(cast.holder, cast.home)
    need = make_listing(cast.holder, cast.home, project=project, skills=[cast.skill])
    index(cast.helper)
    [found] = found_for_project(project, cast.home)
    assert found.subject == need
    assert [match.target for match in found.matches] == [cast.helper]
    data = {"subject": "listing", "subject_id": need.public_id, "candidate": "member", "reason": "too_far"}
    data["candidate_id"] = cast.helper.public_id
    assert cast.client(cast.stranger).post(f"{HOME}ecarter/", data).status_code == 403
    assert cast.client(cast.holder).post(f"{HOME}ecarter/", data).status_code == 303
    assert Dismissal.objects.get().reason == "too_far"
    assert found_for_project(project, cast.home) == []
    assert cast.client(cast.holder).post(f"{HOME}ecarter/", data | {"candidate": "dragon"}).status_code == 404


def test_who_was_asked_is_not_suggested_again(cast: Cast, need: Listing) -> None:
    project = make_project(cast.holder, cast.home)
    Listing.objects.update(project=project)
    index(cast.helper)
    assert found_for_project(project, cast.home)
    need.refresh_from_db()
    actions.propose(actor=cast.holder, territory=cast.home, listing=need, recipient=cast.helper, message="Hello")
    assert found_for_project(project, cast.home) == []


def test_the_need_meter_moves(cast: Cast, django_assert_num_queries: Any) -> None:
    project = make_project(cast.holder, cast.home)
    needs = [make_listing(cast.holder, cast.home, project=project, title=f"Need {n}") for n in range(3)]
    actions.close_listing(actor=cast.holder, territory=cast.home, listing=needs[2])
    introduction = make_introduction(needs[0], cast.helper, cast.home)
    actions.accept(actor=cast.holder, introduction=introduction)
    actions.say_outcome(actor=cast.holder, introduction=introduction, helped=True)
    with django_assert_num_queries(1):
        [counted] = with_needs(Project.objects.all())
    assert (counted.needs_done, counted.needs_total) == (1, 2)  # type: ignore[attr-defined]
