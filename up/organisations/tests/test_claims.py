"""Claiming an imported record, and deciding on it once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from up.activity.models import Notification
from up.core.verdict import Conflict, Refused
from up.matching.models import Document
from up.members.models import Member
from up.organisations.actions import accept_claim, claim, refuse_claim
from up.organisations.models import Claim, Organisation, OrganisationPerson
from up.organisations.tests.factories import make_claim, make_imported, make_organisation
from up.territories.models import Membership, Territory
from up.testing.cast import Cast


def told(member: Member) -> list[str]:
    return [n.entry.code for n in Notification.objects.of(member).select_related("entry")]


def ask(cast: Cast, organisation: Organisation, member: Member, territory: Territory | None = None) -> Claim:
    return claim(
        actor=member, territory=territory or cast.home, organisation=organisation, title="trésorier", message="Bonjour"
    )


def test_a_claim_tells_the_animators(cast: Cast) -> None:
    ask(cast, make_imported(cast), cast.stranger)
    assert told(cast.animator) == ["organisation.claimed"]
    assert told(cast.outside_animator) == []
    assert cast.stranger.role_in(cast.home) == "member"


def test_one_asks_once(cast: Cast) -> None:
    imported = make_imported(cast)
    ask(cast, imported, cast.holder)
    with pytest.raises(Conflict):
        ask(cast, imported, cast.holder)


def test_what_is_managed_cannot_be_claimed(cast: Cast) -> None:
    with pytest.raises(Refused):
        ask(cast, make_organisation(cast), cast.helper)


def test_accepting_makes_the_claimant_manager_and_refuses_the_others(cast: Cast) -> None:
    imported = make_imported(cast)
    first, second = ask(cast, imported, cast.holder), ask(cast, imported, cast.helper)
    accept_claim(actor=cast.animator, claim=first)
    person = imported.people.get()
    assert (person.member, person.role, person.title) == (cast.holder, "manager", "trésorier")
    second.refresh_from_db()
    assert (first.state, second.state, second.decided_by) == ("accepted", "refused", cast.animator)
    assert told(cast.holder) == ["organisation.claim_accepted"]
    assert told(cast.helper) == ["organisation.claim_refused"]
    assert Document.objects.of(imported).get().owner_id == cast.holder.pk


def test_accepting_publishes_what_no_territory_covered(cast: Cast) -> None:
    imported = make_imported(cast)
    imported.publications.all().delete()
    accept_claim(actor=cast.animator, claim=ask(cast, imported, cast.holder))
    assert imported in Organisation.objects.in_territory(cast.home)


def test_a_refusal_has_a_reason_that_is_told(cast: Cast) -> None:
    asked = ask(cast, make_imported(cast), cast.holder)
    with pytest.raises(ValidationError):
        refuse_claim(actor=cast.animator, claim=asked, reason=" ")
    refuse_claim(actor=cast.animator, claim=asked, reason="Le bureau ne vous connaît pas.")
    entry = Notification.objects.of(cast.holder).get().entry
    assert entry.data["reason"] == "Le bureau ne vous connaît pas."
    assert not OrganisationPerson.objects.exists()


def test_only_animators_of_that_territory_decide(cast: Cast) -> None:
    asked = ask(cast, make_imported(cast, cast.home, cast.away), cast.holder)
    for person in (cast.holder, cast.helper, cast.outside_animator):
        with pytest.raises(Refused):
            accept_claim(actor=person, claim=asked)
        with pytest.raises(Refused):
            refuse_claim(actor=person, claim=asked, reason="Non")


def test_what_is_decided_is_decided(cast: Cast) -> None:
    asked = ask(cast, make_imported(cast), cast.holder)
    stale = Claim.objects.get(pk=asked.pk)
    accept_claim(actor=cast.animator, claim=asked)
    with pytest.raises(Conflict):
        accept_claim(actor=cast.animator, claim=stale)
    with pytest.raises(Conflict):
        refuse_claim(actor=cast.animator, claim=stale, reason="Non")


def at_once(*deciding: tuple[Member, Claim]) -> list[str]:
    """Each accepts their claim at the same instant, in a thread and a connection of their own."""
    ready = Barrier(len(deciding))

    def decide(actor: Member, asked: Claim) -> str:
        ready.wait()
        try:
            accept_claim(actor=actor, claim=asked)
        except Conflict:
            return "conflict"
        finally:
            connection.close()
        return "accepted"

    with ThreadPoolExecutor(len(deciding)) as pool:
        return sorted(pool.map(lambda pair: decide(*pair), deciding))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_animators_accept_the_same_claim_at_once(cast: Cast) -> None:
    cast.helper.memberships.update(role=Membership.Role.ANIMATOR)
    asked = make_claim(make_imported(cast), cast.holder, cast.home)
    deciding = [Claim.objects.select_related("territory").get(pk=asked.pk) for _ in range(2)]
    helper = Member.objects.get(pk=cast.helper.pk)
    assert at_once((cast.animator, deciding[0]), (helper, deciding[1])) == ["accepted", "conflict"]
    assert OrganisationPerson.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_claims_of_one_organisation_are_accepted_at_once(cast: Cast) -> None:
    imported = make_imported(cast)
    first, second = (make_claim(imported, member, cast.home) for member in (cast.holder, cast.helper))
    animator = Member.objects.get(pk=cast.animator.pk)
    assert at_once((cast.animator, first), (animator, second)) == ["accepted", "conflict"]
    assert OrganisationPerson.objects.managers().count() == 1
    assert Claim.objects.open().count() == 0
