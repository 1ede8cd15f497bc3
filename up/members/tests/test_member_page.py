"""The page of a member: what each reader sees, and who sees nothing."""

import pytest
from django.utils import timezone

from up.exchange.models import Listing
from up.exchange.tests.factories import make_introduction, make_listing, make_project
from up.members import actions
from up.members.models import Member
from up.territories.models import Membership
from up.testing.cast import Cast

TEXTS = {"bio": "I have run two places.", "offers": "A poster", "seeks": "A workshop"}


@pytest.fixture
def person(cast: Cast) -> Member:
    Member.objects.filter(pk=cast.helper.pk).update(
        **TEXTS, audience="elected", availability=["evenings"], languages=["fr"]
    )
    return Member.objects.get(pk=cast.helper.pk)


def page(cast: Cast, reader: Member | None, person: Member, territory: str = "chevreuse") -> str:
    answer = cast.client(reader).get(f"/{territory}/membres/{person.slug}/")
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_a_visitor_reads_what_is_public(cast: Cast, person: Member) -> None:
    shown = page(cast, None, person)
    for text in ("Nadia Berthier", "Saint-Chéron", "Communication", *TEXTS.values()):
        assert text in shown
    for text in ("evenings", "elected official", "nadia@example.org"):
        assert text not in shown


def test_members_of_the_network_read_what_is_for_members(cast: Cast, person: Member) -> None:
    for reader in (cast.holder, cast.animator):
        assert "evenings" in page(cast, reader, person)
    for reader in (cast.stranger, cast.outsider):
        assert "evenings" not in page(cast, reader, person)


@pytest.mark.parametrize(("field", "text"), [*TEXTS.items(), ("place", "Saint-Chéron"), ("skills", "Communication")])
def test_what_is_for_nobody_is_shown_to_oneself_only(cast: Cast, person: Member, field: str, text: str) -> None:
    visibility = dict(Member.SHOWN) | {field: "nobody"}
    actions.update_privacy(member=person, listed=True, suggestible=True, visibility=visibility)
    assert text in page(cast, person, person)
    for reader in (None, cast.holder, cast.animator):
        assert text not in page(cast, reader, person)


def test_people_who_blocked_each_other_do_not_exist_for_each_other(cast: Cast, person: Member) -> None:
    cast.client(cast.holder).post(f"/chevreuse/membres/{person.slug}/bloquer/")
    assert page(cast, cast.holder, person) == "404"
    assert page(cast, person, cast.holder) == "404"
    assert "Nadia Berthier" in page(cast, cast.animator, person)
    for reader, other in ((cast.holder, "Nadia"), (person, "Claire")):
        assert other not in cast.client(reader).get("/chevreuse/membres/").content.decode()
    undo = cast.client(cast.holder).post(f"/chevreuse/membres/{person.slug}/debloquer/")
    assert undo.status_code == 302
    assert "Nadia Berthier" in page(cast, cast.holder, person)


def test_only_who_blocked_can_undo_it(cast: Cast, person: Member) -> None:
    actions.block(actor=cast.holder, other=person)
    assert cast.client(person).post(f"/chevreuse/membres/{cast.holder.slug}/debloquer/").status_code == 404


def test_an_old_name_in_the_address_leads_to_the_new_one(cast: Cast, person: Member) -> None:
    answer = cast.client().get(f"/chevreuse/membres/nadia-before-{person.public_id}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/chevreuse/membres/{person.slug}/")


def test_who_left_has_no_page_here_any_more(cast: Cast, person: Member) -> None:
    actions.leave_network(member=person, territory=cast.home)
    assert page(cast, cast.holder, person) == "404"


def test_a_script_in_a_text_is_text(cast: Cast, person: Member) -> None:
    Member.objects.filter(pk=person.pk).update(
        bio="<script>alert(1)</script> [x](javascript:alert(1))", offers="<b>x</b>"
    )
    shown = page(cast, None, person)
    assert "<script>alert" not in shown
    assert 'href="javascript' not in shown
    assert "&lt;b&gt;" in shown


def test_projects_listings_and_what_they_helped_with_are_those_of_this_network(cast: Cast, person: Member) -> None:
    make_project(cast.holder, cast.home, title="An eco-centre")
    need = make_listing(cast.holder, cast.home, title="Somebody for our bakery")
    make_listing(cast.holder, cast.home, title="Somebody for our roof")
    Listing.objects.filter(title="Somebody for our roof").update(state="paused")
    introduction = make_introduction(need, person, cast.home)
    now = timezone.now()
    type(introduction).objects.update(state="helped", answered_at=now, closed_at=now)
    own = page(cast, None, cast.holder)
    assert "An eco-centre" in own
    assert "Somebody for our bakery" in own
    assert "roof" not in own
    assert "Has helped with" not in own
    assert "Somebody for our bakery" in page(cast, None, person)
    Membership.objects.create(member=cast.holder, territory=cast.away)
    Membership.objects.create(member=person, territory=cast.away)
    for one in (cast.holder, person):
        elsewhere = page(cast, None, one, "metz")
        assert "eco-centre" not in elsewhere
        assert "bakery" not in elsewhere
    actions.update_privacy(
        member=person, listed=True, suggestible=True, visibility=dict(Member.SHOWN) | {"helped": "nobody"}
    )
    assert "bakery" not in page(cast, cast.animator, person)
