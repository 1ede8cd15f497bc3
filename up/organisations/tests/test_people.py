"""Inviting, joining, leaving; the last manager."""

import pytest
from django.core.exceptions import ValidationError

from up.activity.models import Notification
from up.core.verdict import Conflict, Refused
from up.members.models import Member
from up.organisations.actions import accept_invitation, change_person, invite, remove_person
from up.organisations.models import Organisation, OrganisationPerson
from up.organisations.own_data import collect, erase
from up.organisations.tests.factories import add_person, make_claim, make_imported, make_organisation
from up.testing.cast import Cast


def invite_helper(cast: Cast, organisation: Organisation, **fields: str) -> OrganisationPerson:
    return invite(actor=cast.holder, territory=cast.home, organisation=organisation, member=cast.helper, **fields)


def codes(member: Member) -> set[str]:
    return {n.entry.code for n in Notification.objects.of(member).select_related("entry")}


def test_who_is_invited_is_in_only_once_they_accept(cast: Cast) -> None:
    made = make_organisation(cast)
    invite_helper(cast, made, role="manager", title="bénévole")
    assert "organisation.invited" in codes(cast.helper)
    assert not Organisation.objects.managed_by(cast.helper).exists()
    accept_invitation(actor=cast.helper, territory=cast.home, organisation=made)
    assert Organisation.objects.managed_by(cast.helper).get() == made
    assert "organisation.joined" in codes(cast.holder)
    with pytest.raises(Conflict):
        accept_invitation(actor=cast.helper, territory=cast.home, organisation=made)


def test_declining_leaves_no_trace(cast: Cast) -> None:
    made = make_organisation(cast)
    person = invite_helper(cast, made)
    remove_person(actor=cast.helper, territory=cast.home, person=person)
    assert made.people.count() == 1
    assert "organisation.left" not in codes(cast.holder)


def test_only_managers_invite_and_only_members_of_the_network(cast: Cast) -> None:
    made = make_organisation(cast)
    with pytest.raises(Refused):
        invite(actor=cast.animator, territory=cast.home, organisation=made, member=cast.helper)
    with pytest.raises(ValidationError):
        invite(actor=cast.holder, territory=cast.home, organisation=made, member=cast.outsider)
    invite_helper(cast, made)
    with pytest.raises(Conflict):
        invite_helper(cast, made)


def test_the_last_manager_hands_over_before_leaving(cast: Cast) -> None:
    made = make_organisation(cast)
    own = made.people.get()
    with pytest.raises(Refused):
        remove_person(actor=cast.holder, territory=cast.home, person=own)
    with pytest.raises(Refused):
        change_person(actor=cast.holder, territory=cast.home, person=own, role="member", title="")
    invite_helper(cast, made, role="manager")
    with pytest.raises(Refused):  # an invitation is not yet a manager
        remove_person(actor=cast.holder, territory=cast.home, person=own)
    accept_invitation(actor=cast.helper, territory=cast.home, organisation=made)
    remove_person(actor=cast.holder, territory=cast.home, person=own)
    assert [p.member for p in made.people.all()] == [cast.helper]
    assert "organisation.left" in codes(cast.helper)


def test_managers_change_roles_and_take_people_off(cast: Cast) -> None:
    made = make_organisation(cast)
    person = add_person(made, cast.helper)
    change_person(actor=cast.holder, territory=cast.home, person=person, role="manager", title="présidente")
    assert Organisation.objects.managed_by(cast.helper).exists()
    remove_person(actor=cast.holder, territory=cast.home, person=person)
    assert codes(cast.helper) >= {"organisation.person_changed", "organisation.person_removed"}


def test_members_of_it_change_nobody_but_leave(cast: Cast) -> None:
    made = make_organisation(cast)
    own, holder = add_person(made, cast.helper), made.people.get(member=cast.holder)
    for action in (
        lambda: change_person(actor=cast.helper, territory=cast.home, person=own, role="manager", title=""),
        lambda: remove_person(actor=cast.helper, territory=cast.home, person=holder),
    ):
        with pytest.raises(Refused):
            action()
    remove_person(actor=cast.helper, territory=cast.home, person=own)
    assert made.people.count() == 1


def test_what_somebody_takes_away_or_has_erased(cast: Cast) -> None:
    made, imported = make_organisation(cast, title="coordinatrice"), make_imported(cast)
    make_claim(imported, cast.holder, cast.home, message="Bonjour")
    data = collect(cast.holder)
    assert data["roles"][0]["title"] == "coordinatrice"
    assert data["claims"][0]["message"] == "Bonjour"
    erase(cast.holder)
    assert collect(cast.holder) == {"roles": [], "claims": []}
    assert made in Organisation.objects.unmanaged()
