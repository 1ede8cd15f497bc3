"""What search engines are told of a territory."""

from datetime import timedelta

import pytest
from django.utils import timezone

from up.exchange.models import Listing
from up.exchange.tests.factories import make_listing
from up.projects.tests.factories import make_project
from up.testing.cast import Cast

pytestmark = pytest.mark.django_db
PATH = "/chevreuse/sitemap.xml"


def test_public_pages_and_no_person(cast: Cast) -> None:
    project = make_project(cast)
    listing, gone = (make_listing(cast.holder, cast.home, title=title) for title in ("Une affiche", "Passé"))
    Listing.objects.filter(pk=gone.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    response = cast.client().get(PATH)
    assert response["Content-Type"].startswith("application/xml")
    shown = response.content.decode()
    assert f"<loc>http://testserver/chevreuse/projets/{project.slug}/</loc>" in shown
    assert listing.slug in shown
    assert gone.slug not in shown
    assert "membres" not in shown


def test_nothing_of_another_territory(cast: Cast) -> None:
    project = make_project(cast)
    assert project.slug not in cast.client().get("/metz/sitemap.xml").content.decode()


@pytest.mark.parametrize("page", ["2", "-1", "x", "9" * 50])
def test_a_page_that_does_not_exist(cast: Cast, page: str) -> None:
    assert cast.client().get(PATH, {"p": page}).status_code == 404


def test_the_portal_says_where_they_all_are(cast: Cast) -> None:
    client = cast.client()
    assert "<loc>http://testserver/metz/sitemap.xml</loc>" in client.get("/sitemap.xml").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
