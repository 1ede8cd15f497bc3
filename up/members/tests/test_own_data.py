"""The export and the erasure of all one's data."""

import json
from io import BytesIO
from zipfile import ZipFile

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile

from up.activity import log
from up.activity.models import Notification
from up.matching.models import Document
from up.members import actions, erasure
from up.members.models import Block, Draft, Member
from up.members.tests import factories
from up.testing.cast import Cast


def archive(cast: Cast, member: Member) -> ZipFile:
    answer = cast.client(member).post("/chevreuse/reglages/mes-donnees/")
    assert answer["Content-Disposition"].startswith('attachment; filename="up-')
    return ZipFile(BytesIO(answer.getvalue()))


def test_the_archive_holds_everything_and_the_pictures(cast: Cast) -> None:
    person = cast.helper
    person.bio = "Two places."
    person.picture.save("face.jpg", ContentFile(b"a picture"))
    factories.draft(cast.home, member=person, data={"text": "Half a sentence"})
    actions.block(actor=person, other=cast.holder)
    found = archive(cast, person)
    profile = json.loads(found.read("profile.json"))
    assert (profile["name"], profile["email"], profile["bio"]) == ("Nadia Berthier", "nadia@example.org", "Two places.")
    assert profile["skills"] == ["Communication"]
    assert profile["blocked"] == ["Claire Vasseur"]
    assert profile["drafts"][0]["data"] == {"text": "Half a sentence"}
    assert profile["networks"][0]["name"] == "Up Chevreuse"
    assert found.read(profile["picture"]) == b"a picture"
    assert {"profile.json", "activity.json", "reports.json"} <= set(found.namelist())


def test_the_archive_says_what_was_done(cast: Cast) -> None:
    actions.join_network(member=cast.stranger, territory=cast.home)
    activity = json.loads(archive(cast, cast.stranger).read("activity.json"))
    assert activity["done"][0]["what"] == "Tom Lefebvre joins the network."


def test_erasure_leaves_a_row_without_a_person(cast: Cast) -> None:
    person = cast.helper
    actions.update_settings(member=person, bio="Two places.", visibility={"bio": "members"})
    EmailAddress.objects.create(user=person, email="nadia@example.org", verified=True, primary=True)
    factories.draft(cast.home, member=person)
    actions.block(actor=person, other=cast.holder)
    entry = log.record("member.joined", actor=person, territory=cast.home, target=person)
    Notification.objects.create(member=person, entry=entry)
    Notification.objects.create(member=cast.holder, entry=entry)
    client = cast.client(person)
    assert client.post("/chevreuse/reglages/effacer/").status_code == 422
    assert client.post("/chevreuse/reglages/effacer/", {"sure": "on"}).status_code == 302

    gone = Member.objects.get(pk=person.pk)
    assert (gone.email, gone.name, gone.bio, gone.place, gone.is_active) == (None, "", "", None, False)
    assert not gone.skills.exists()
    assert not EmailAddress.objects.filter(user=gone).exists()
    assert not Draft.objects.exists()
    assert not Block.objects.exists()
    assert not Notification.objects.filter(member=gone).exists()
    assert not Document.objects.of(gone).filter(is_live=True).exists()
    assert log.sentence(Notification.objects.get(member=cast.holder).entry) == "Somebody joins the network."
    assert client.get("/chevreuse/reglages/").status_code == 302
    assert cast.client(cast.holder).get(f"/chevreuse/membres/{person.slug}/").status_code == 404


def test_the_address_of_an_erased_member_is_free_again(cast: Cast) -> None:
    erasure.erase(member=cast.helper)
    assert factories.member("Nadia", email="nadia@example.org") != cast.helper
