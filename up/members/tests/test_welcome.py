"""The first steps, and the name asked in the middle of something else."""

from up.members.models import Member
from up.members.tests import factories
from up.territories.models import Place
from up.testing.cast import Cast


def test_on_the_portal_the_commune_leads_to_its_network(cast: Cast) -> None:
    member = factories.member("", email="x@example.org")
    client = cast.client(member)
    answer = client.post("/compte/bienvenue/", {"name": "Zoé Martin", "place": "woippy"})
    assert answer["Location"] == f"{cast.away.root}pour-vous/"
    assert Member.objects.get(pk=member.pk).role_in(cast.away) == "member"


def test_a_commune_that_does_not_exist_is_said_beside_the_field(cast: Cast) -> None:
    client = cast.client(factories.member("", cast.home, email="x@example.org"))
    answer = client.post("/chevreuse/compte/bienvenue/", {"name": "Zoé", "place": "Nowhere"})
    assert answer.status_code == 422
    assert "We do not know “Nowhere”" in answer.content.decode()
    assert 'value="Nowhere"' in answer.content.decode()


def test_who_has_no_name_is_asked_before_they_act_and_loses_nothing(cast: Cast) -> None:
    member = factories.member("", cast.home, email="x@example.org")
    client = cast.client(member)
    answer = client.post("/chevreuse/reglages/", {"language": "de", "digest": "on"})
    page = answer.content.decode()
    assert 'name="own_name"' in page
    assert '<input type="hidden" name="language" value="de">' in page
    assert client.post("/chevreuse/reglages/", {"language": "de", "own_name": "…"}).status_code == 422
    answer = client.post("/chevreuse/reglages/", {"language": "de", "own_name": "Zoé Martin"})
    assert answer.status_code == 302
    member.refresh_from_db()
    assert (member.name, member.language) == ("Zoé Martin", "de")


def test_reading_asks_nothing(cast: Cast) -> None:
    client = cast.client(factories.member("", cast.home, email="x@example.org"))
    assert client.get("/chevreuse/reglages/").status_code == 200


def test_somebody_who_joined_a_network_stays_out_of_the_others(cast: Cast) -> None:
    place = Place.objects.get(name="Metz")
    client = cast.client(cast.helper)
    client.post("/compte/bienvenue/", {"name": "Nadia", "place": place.name})
    assert not Member.objects.get(pk=cast.helper.pk).role_in(cast.away)
