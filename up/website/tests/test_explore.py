"""Explore: everything in the address, an answer to everything, a fixed cost."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from up.matching.actions import index_all
from up.matching.models import Document
from up.projects.models import Project, ProjectPublication
from up.testing.cast import Cast
from up.website.tests.scan import FIRST_LOAD, check, first_load

pytestmark = pytest.mark.django_db
PATH = "/chevreuse/explorer/"


@pytest.fixture
def client(cast: Cast) -> Client:
    return cast.client()


def projects(cast: Cast, number: int, **fields: Any) -> list[Project]:
    """Many projects at once, published at home, as an import leaves them."""
    made = Project.objects.bulk_create(
        Project(title=f"Verger numéro {n}", purpose="Un verger", place=cast.places["Dourdan"], **fields)
        for n in range(number)
    )
    ProjectPublication.objects.bulk_create(
        ProjectPublication(project=project, territory=cast.home, is_origin=True) for project in made
    )
    index_all(
        Project.objects.filter(pk__in=[project.pk for project in made]).prefetch_related("publications", "themes")
    )
    return made


def test_a_page_that_is_light_and_strict(cast: Cast, client: Client) -> None:
    projects(cast, 30)
    response = client.get(PATH)
    assert first_load(client, response) < FIRST_LOAD
    assert "30 answers" in response.content.decode()


def test_found_while_typing(cast: Cast, client: Client) -> None:
    [project] = projects(cast, 1)
    response = client.get(PATH, {"q": "verg"}, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert "<html" not in page
    assert f"/chevreuse/projets/{project.slug}/" in page
    assert "HX-Request" in response["Vary"]


def test_back_in_the_browser_gets_the_whole_page(cast: Cast, client: Client) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in client.get(PATH, headers=headers).content.decode()


def test_facets_lead_on_and_chips_back(cast: Cast, client: Client) -> None:
    projects(cast, 3, stage="idea")
    projects(cast, 2, stage="launch")
    page = client.get(PATH).content.decode()
    assert 'href="?stage=idea"' in page
    page = client.get(PATH, {"stage": "idea", "q": "verger"}).content.decode()
    assert "3 answers" in page
    assert 'href="?q=verger"' in page
    assert 'href="?q=verger&amp;stage=idea&amp;stage=launch"' in page


def test_distance_is_counted_from_what_was_asked(cast: Cast, client: Client) -> None:
    projects(cast, 2)
    assert "2 answers" in client.get(PATH, {"near": "Roinville", "within": "5"}).content.decode()
    page = client.get(PATH, {"near": "Chevreuse", "within": "5"}).content.decode()
    assert "Distances from Chevreuse" in page
    assert "Nothing here, but around:" in page


def test_the_distance_of_a_member_is_from_home(cast: Cast) -> None:
    projects(cast, 1)
    page = cast.client(cast.holder).get(PATH).content.decode()
    assert "Distances from Dourdan" in page


def test_the_neighbours_where_there_is_nothing(cast: Cast, client: Client) -> None:
    [project] = projects(cast, 1)
    cast.away.centre = cast.places["Chevreuse"]
    cast.away.save()
    page = client.get("/metz/explorer/").content.decode()
    assert "Up Metz has nothing that answers this yet" in page
    assert f"http://testserver/chevreuse/projets/{project.slug}/" in page


ODD: list[dict[str, Any]] = [
    {"q": "x" * 10_000},
    {"q": "🌱"},
    {"q": "مرحبا بالعالم"},
    {"q": "' OR 1=1; DROP TABLE members_member; --"},
    {"q": "\x00\u202e"},
    {"q": "<script>alert(1)</script>"},
    {"q": ["a", "b"], "what": ["need", "need", "nonsense"]},
    {"page": "1000000000"},
    {"page": "-1"},
    {"page": "²"},
    {"page": "9" * 400},
    {"within": "-5", "near": "Pôle Nord"},
    {"within": "1e9"},
    {"near": "%" * 200},
    {"theme": "nothing", "skill": "'", "stage": "x", "kind": "y", "order": "z", "view": "w"},
    {"theme": [f"t{n}" for n in range(500)]},
]


@pytest.mark.parametrize("asked", ODD, ids=lambda asked: str(asked)[:40])
def test_whatever_the_address_says_gets_an_answer(cast: Cast, client: Client, asked: dict[str, Any]) -> None:
    projects(cast, 2)
    response = client.get(PATH, asked)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    check(response)
    assert client.get(f"{PATH}carte.json", asked).status_code == 200


@pytest.mark.parametrize("asked", ODD, ids=lambda asked: str(asked)[:40])
def test_what_was_typed_is_kept(cast: Cast, client: Client, asked: dict[str, Any]) -> None:
    if "near" in asked:
        page = client.get(PATH, asked).content.decode()
        assert "We do not know" in page
        assert f'value="{asked["near"][:120]}"' in page


def test_what_is_private_is_for_members(cast: Cast) -> None:
    projects(cast, 1)
    Document.objects.update(is_public=False, indexed_at=timezone.now())
    assert "0 answers" in cast.client().get(PATH).content.decode()
    assert "0 answers" in cast.client(cast.outsider).get(PATH).content.decode()
    assert "1 answer" in cast.client(cast.helper).get(PATH).content.decode()


def test_people_who_blocked_one_another_do_not_find_each_other(cast: Cast) -> None:
    from up.members.models import Block

    index_all([cast.helper, cast.holder])
    asked = {"q": "Nadia", "what": "member"}
    assert "1 answer" in cast.client(cast.holder).get(PATH, asked).content.decode()
    Block.objects.create(blocker=cast.helper, blocked=cast.holder)
    assert "0 answers" in cast.client(cast.holder).get(PATH, asked).content.decode()
    assert "1 answer" in cast.client(cast.animator).get(PATH, asked).content.decode()


def many(cast: Cast, number: int) -> None:
    """As `projects`, but the documents are written as they are: no text to analyse."""
    made = Project.objects.bulk_create(Project(title=f"Verger {n}", purpose="") for n in range(number))
    kept = {"source": "project", "target_type": ContentType.objects.get_for_model(Project), "kind": "idea"}
    place, now = cast.places["Dourdan"], timezone.now()
    Document.objects.bulk_create(
        Document(
            target_id=project.pk, territories=[cast.home.pk], place=place, title=project.title, created_at=now,
            terms={"verg": 0.6}, indexed_at=now, **kept,
        )
        for project in made
    )  # fmt: skip


def test_a_fixed_number_of_queries_with_ten_thousand_projects(
    cast: Cast, client: Client, django_assert_num_queries: Any
) -> None:
    projects(cast, 5)
    client.get(PATH)
    with django_assert_num_queries(6):
        client.get(PATH)
    many(cast, 10_000)
    client.get(PATH)
    with django_assert_num_queries(6):
        page = client.get(PATH).content.decode()
    assert "10,005 answers" in page
    asked = {"q": "verger", "what": "project", "within": "10", "near": "Dourdan"}
    with django_assert_num_queries(10):
        assert client.get(PATH, asked).status_code == 200
