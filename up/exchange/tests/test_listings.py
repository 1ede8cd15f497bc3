from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from up.activity.models import LogEntry, Notification
from up.core.verdict import Conflict, Refused
from up.exchange import actions
from up.exchange.models import Introduction, Listing
from up.exchange.tests.factories import make_introduction, make_listing, make_project
from up.matching.models import Document
from up.organisations.models import Organisation, OrganisationPerson
from up.projects.models import Follow, ProjectPublication
from up.testing.cast import Cast


def document(listing: Listing) -> Document | None:
    return Document.objects.of(listing).filter(is_live=True).first()


def edited(cast: Cast, listing: Listing, **changes: Any) -> Listing:
    same: dict[str, Any] = {
        "title": listing.title, "body": "", "place": listing.place, "skills": [], "themes": [], "remote": False,
        "facts": {},
    }  # fmt: skip
    return actions.edit_listing(actor=listing.author, territory=cast.home, listing=listing, **(same | changes))


def test_publishing(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home, skills=[cast.skill], themes=[cast.theme])
    assert list(Listing.objects.in_territory(cast.home)) == [listing]
    assert not Listing.objects.in_territory(cast.away).exists()
    assert listing.place == cast.holder.place
    assert listing.confirm_by == timezone.localdate() + timedelta(days=45)
    assert LogEntry.objects.get(code="listing.published").target == listing
    found = document(listing)
    assert found is not None
    assert (found.source, found.kind, found.owner_id) == ("need", "skill", cast.holder.pk)
    assert set(found.concepts) == {cast.skill.pk, cast.theme.pk}


def test_an_offer_stays_fresh_longer(cast: Cast) -> None:
    offer = make_listing(cast.holder, cast.home, side="offer")
    assert offer.confirm_by == timezone.localdate() + timedelta(days=120)
    found = document(offer)
    assert found is not None
    assert found.source == "offer"


def test_publishing_joins(cast: Cast) -> None:
    make_listing(cast.stranger, cast.home)
    assert cast.stranger.role_in(cast.home) == "member"


@pytest.mark.parametrize("title", ["", "   ", "x" * 121])
def test_a_title_is_needed(cast: Cast, title: str) -> None:
    with pytest.raises(ValidationError) as caught:
        make_listing(cast.holder, cast.home, title=title)
    assert list(caught.value.message_dict) == ["title"]
    assert not Listing.objects.exists()


def test_needs_of_a_project_show_where_it_does(cast: Cast) -> None:
    project = make_project(cast.holder, cast.home)
    need = make_listing(cast.holder, cast.home, project=project)
    assert need.place == project.place
    assert not Listing.objects.in_territory(cast.away).exists()
    elsewhere = ProjectPublication.objects.create(project=project, territory=cast.away)
    assert list(Listing.objects.in_territory(cast.away)) == [need]
    elsewhere.hidden_at = timezone.now()
    elsewhere.save()
    assert not Listing.objects.in_territory(cast.away).exists()


def test_followers_of_the_project_are_told(cast: Cast) -> None:
    project = make_project(cast.holder, cast.home)
    Follow.objects.create(project=project, member=cast.helper)
    make_listing(cast.holder, cast.home, project=project)
    assert Notification.objects.get().member == cast.helper


def test_who_may_publish_for_a_project(cast: Cast) -> None:
    project = make_project(cast.holder, cast.home)
    with pytest.raises(Refused):
        make_listing(cast.helper, cast.home, project=project)
    with pytest.raises(Refused):
        make_listing(cast.holder, cast.away, project=project)
    assert make_listing(cast.animator, cast.home, project=project).project == project


def test_who_may_publish_for_an_organisation(cast: Cast) -> None:
    organisation = Organisation.objects.create(name="The Orchard", search_name="the orchard", kind="association")
    with pytest.raises(Refused):
        make_listing(cast.helper, cast.home, organisation=organisation)
    OrganisationPerson.objects.create(organisation=organisation, member=cast.helper)
    assert make_listing(cast.helper, cast.home, organisation=organisation).organisation == organisation


def test_editing_confirms(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    Listing.objects.update(confirm_by=timezone.localdate(), hide_from=timezone.localdate())
    edited(cast, listing, title="A draughtsman", facts={"effort": "one day"})
    listing.refresh_from_db()
    assert (listing.title, listing.facts, listing.is_stale) == ("A draughtsman", {"effort": "one day"}, False)
    found = document(listing)
    assert found is not None
    assert found.title == "A draughtsman"


def test_only_its_people_change_it(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    for stranger in (cast.helper, cast.outside_animator):
        with pytest.raises(Refused):
            actions.close_listing(actor=stranger, territory=cast.home, listing=listing)
    actions.close_listing(actor=cast.animator, territory=cast.home, listing=listing)


def test_pausing_closing_and_reopening(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    by: dict[str, Any] = {"actor": cast.holder, "territory": cast.home, "listing": listing}
    actions.pause_listing(**by)
    assert document(listing) is None
    with pytest.raises(Conflict):
        actions.pause_listing(**by)
    actions.close_listing(**by)
    Listing.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    listing.refresh_from_db()
    actions.reopen_listing(**by)
    listing.refresh_from_db()
    assert (listing.state, listing.ends_on) == ("open", None)
    assert document(listing) is not None


def test_closing_tells_who_waits(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    introduction = make_introduction(listing, cast.helper, cast.home)
    actions.close_listing(actor=cast.holder, territory=cast.home, listing=listing)
    introduction.refresh_from_db()
    assert introduction.state == Introduction.State.WITHDRAWN
    assert Notification.objects.get(entry__code="introduction.over").member == cast.helper


def test_removing_can_be_undone(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    actions.remove_listing(actor=cast.holder, territory=cast.home, listing=listing)
    assert not Listing.objects.in_territory(cast.home).exists()
    assert document(listing) is None
    actions.restore_listing(actor=cast.holder, territory=cast.home, listing=listing)
    assert Listing.objects.in_territory(cast.home).exists()
    assert document(listing) is not None


def test_moderation_hides_in_one_territory(cast: Cast) -> None:
    project = make_project(cast.holder, cast.home)
    ProjectPublication.objects.create(project=project, territory=cast.away)
    listing = make_listing(cast.holder, cast.home, project=project)
    actions.hide_listing(listing, cast.away)
    assert Listing.objects.in_territory(cast.home).exists()
    assert not Listing.objects.in_territory(cast.away).exists()
    found = document(Listing.objects.get())
    assert found is not None
    assert found.territories == [cast.home.pk]


def test_dates_decide_what_is_fresh(cast: Cast) -> None:
    today = timezone.localdate()
    for title, changes in {
        "fresh": {},
        "stale": {"confirm_by": today - timedelta(days=1), "hide_from": today + timedelta(days=1)},
        "hidden": {"confirm_by": today - timedelta(days=9), "hide_from": today},
        "over": {"ends_on": today - timedelta(days=1)},
    }.items():
        listing = make_listing(cast.holder, cast.home, title=title)
        Listing.objects.filter(pk=listing.pk).update(**changes)
    shown = Listing.objects.open().fresh().freshest_first()
    assert [listing.title for listing in shown] == ["fresh", "stale"]
