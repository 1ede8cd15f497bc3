"""Pictures in the size of a card, and covers where there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.template import Context, Template
from django.test import Client, override_settings
from PIL import Image

from up.core import covers
from up.core.tests.test_uploads import picture
from up.core.uploads import clean_picture
from up.territories.models import Territory


def kept(content: ContentFile[bytes]) -> FieldFile:
    name = default_storage.save("cover.webp", content)
    return FieldFile(Territory(), Territory._meta.get_field("logo"), name)


def cover(**context: object) -> str:
    return Template('{% cover "x7k2" 140 picture "Un verger" %}').render(Context(context))


@pytest.fixture(autouse=True)
def _media(tmp_path: Path) -> Iterator[None]:
    with override_settings(MEDIA_ROOT=tmp_path):
        yield


def test_a_card_gets_a_small_picture(tmp_path: Path) -> None:
    html = cover(picture=kept(clean_picture(picture((1600, 1200)))))
    assert 'alt="Un verger"' in html
    made = next((tmp_path / "CACHE").rglob("*.webp"))
    assert Image.open(made).size == (640, 280)


@pytest.mark.django_db
def test_a_picture_on_disk_is_served(client: Client) -> None:
    field = kept(clean_picture(picture()))
    response = client.get(f"/media/{field.name}")
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_lost_file_is_no_error() -> None:
    lost = kept(clean_picture(picture()))
    default_storage.delete(str(lost.name))
    assert "<svg" in cover(picture=lost)


def test_a_cover_is_drawn_from_its_seed() -> None:
    assert covers.draw("x7k2", 140) == covers.draw("x7k2", 140)
    drawings = {covers.draw(f"seed {n}", 140) for n in range(50)}
    assert len(drawings) == 50
    assert not any("style=" in drawing for drawing in drawings)
    assert max(len(drawing) for drawing in drawings) < 4000
