"""Settings, privacy, networks."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from up.matching.models import Document
from up.members import actions
from up.members.described import describe
from up.members.models import Member
from up.territories.models import Membership
from up.testing.cast import Cast

HERE = "/chevreuse/reglages/"
SHOWN = {name: str(level.value) for name, level in Member.SHOWN.items()}


def test_language_and_mails(cast: Cast) -> None:
    client = cast.client(cast.helper)
    assert client.post(HERE, {"language": "de"}).status_code == 302
    member = Member.objects.get(pk=cast.helper.pk)
    assert (member.language, member.immediate_mail, member.digest) == ("de", False, False)
    assert "Einstellungen" in client.get(HERE).content.decode()
    assert client.post(HERE, {"language": "xx"}).status_code == 422


def test_privacy_reaches_the_matching_at_once(cast: Cast) -> None:
    client = cast.client(cast.helper)
    client.post(f"{HERE}confidentialite/", SHOWN | {"listed": "on"})
    document = Document.objects.of(cast.helper).get()
    assert (document.is_searchable, document.is_suggestible) == (True, False)
    client.post(f"{HERE}confidentialite/", SHOWN)
    assert Document.objects.of(cast.helper).get().is_live is False


def test_only_what_differs_from_the_start_is_kept(cast: Cast) -> None:
    cast.client(cast.helper).post(f"{HERE}confidentialite/", SHOWN | {"bio": "members", "listed": "on"})
    assert Member.objects.get(pk=cast.helper.pk).visibility == {"bio": "members"}


def test_an_unknown_visibility_is_refused(cast: Cast) -> None:
    assert cast.client(cast.helper).post(f"{HERE}confidentialite/", SHOWN | {"bio": "friends"}).status_code == 422


def test_the_matching_never_learns_what_is_hidden(cast: Cast) -> None:
    person = cast.helper
    person.offers, person.bio, person.availability = "Posters", "Secret", ["evenings"]
    person.visibility = {"bio": "nobody", "availability": "nobody", "place": "nobody"}
    described = describe(person)
    assert described
    assert (described.body, described.availability, described.place) == ("Posters", (), None)
    person.visibility = {"skills": "members"}
    described = describe(person)
    assert described
    assert described.is_public is False
    person.visibility = {"skills": "nobody"}
    described = describe(person)
    assert described
    assert list(described.concepts) == []


def test_joining_and_leaving(cast: Cast) -> None:
    client = cast.client(cast.outsider)
    client.post("/chevreuse/rejoindre/")
    client.post("/chevreuse/rejoindre/")
    assert cast.outsider.memberships.active().count() == 2
    assert Document.objects.of(cast.outsider).get().territories == sorted([cast.home.pk, cast.away.pk])
    client.post("/chevreuse/quitter/", {"territory": "metz"})
    assert [m.territory for m in cast.outsider.memberships.active()] == [cast.home]


def test_an_animator_who_comes_back_is_a_plain_member(cast: Cast) -> None:
    actions.leave_network(member=cast.animator, territory=cast.home)
    actions.join_network(member=cast.animator, territory=cast.home)
    assert cast.animator.role_in(cast.home) == "member"


def test_the_only_manager_stays_until_there_is_another(cast: Cast) -> None:
    Membership.objects.filter(member=cast.animator).update(role="manager")
    client = cast.client(cast.animator)
    answer = client.post("/chevreuse/quitter/")
    assert answer.status_code == 403
    assert b"name another manager" in answer.content
    assert client.post(f"{HERE}effacer/", {"sure": "on"}).status_code == 403
    Membership.objects.filter(member=cast.helper).update(role="manager")
    assert client.post("/chevreuse/quitter/").status_code == 302


def test_who_was_taken_out_cannot_come_back(cast: Cast) -> None:
    actions.bar_from_network(member=cast.helper, territory=cast.home)
    answer = cast.client(cast.helper).post("/chevreuse/rejoindre/")
    assert answer.status_code == 403
    assert cast.helper.role_in(cast.home) == ""


def test_another_address_replaces_the_present_one_once_confirmed(cast: Cast) -> None:
    client = cast.client(cast.helper)
    client.post("/chevreuse/compte/email/", {"email": "nadia@new.example", "action_add": "1"})
    assert Member.objects.get(pk=cast.helper.pk).email == "nadia@example.org"
    code = mail.outbox[-1].subject.rpartition(": ")[2]
    client.post("/chevreuse/compte/email/code/", {"code": code, "action": "verify"})
    assert Member.objects.get(pk=cast.helper.pk).email == "nadia@new.example"


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_an_address_of_somebody_else_stays_theirs(cast: Cast, is_confirmed: bool) -> None:
    EmailAddress.objects.create(user=cast.holder, email="claire@example.org", verified=is_confirmed, primary=True)
    client = cast.client(cast.helper)
    answer = client.post("/chevreuse/compte/email/", {"email": "claire@example.org", "action_add": "1"})
    assert answer["Location"] == "/chevreuse/compte/email/code/"
    code = mail.outbox[-1].subject.rpartition(": ")[2]
    client.post("/chevreuse/compte/email/code/", {"code": code, "action": "verify"})
    assert Member.objects.get(pk=cast.holder.pk).email == "claire@example.org"
    assert Member.objects.get(pk=cast.helper.pk).email == "nadia@example.org"


def test_a_password_can_be_set_used_and_removed(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast.helper, email="nadia@example.org", verified=True, primary=True)
    client, sentence = cast.client(cast.helper), "un long chemin vers le marché"
    client.post("/chevreuse/compte/password/set/", {"password1": sentence, "password2": sentence})
    client.post("/chevreuse/compte/logout/")
    client.post("/chevreuse/compte/login/password/", {"login": "nadia@example.org", "password": sentence})
    assert client.get("/chevreuse/compte/password/").status_code == 200
    client.post("/chevreuse/compte/password/remove/")
    assert client.get("/chevreuse/reglages/").status_code == 200
    assert not Member.objects.get(pk=cast.helper.pk).has_usable_password()


def test_after_adding_a_passkey_one_sees_the_list(cast: Cast) -> None:
    assert cast.client(cast.helper).get("/chevreuse/compte/passkeys/all/")["Location"] == "/chevreuse/compte/passkeys/"


def test_signing_out_leads_to_the_home_of_the_network(cast: Cast) -> None:
    client = cast.client(cast.helper)
    assert client.post("/chevreuse/compte/logout/")["Location"] == "/chevreuse/"
    assert client.get("/chevreuse/reglages/").status_code == 302
