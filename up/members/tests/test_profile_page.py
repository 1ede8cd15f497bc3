"""One's own profile: what is saved, what is refused and kept as typed, what the matching learns."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from up.matching.models import Document
from up.members.models import Member
from up.testing.cast import Cast

PATH = "/chevreuse/profil/"
GOOD = {
    "name": "Nadia Berthier", "place": "Dourdan (91410)", "audience": "professional", "bio": "Two places.",
    "skills": "Communication, dressage de hiboux", "themes": "", "offers": "A poster", "seeks": "",
    "availability": ["evenings"], "hours_per_month": "6", "remote": "on", "languages": ["fr", "de"],
}  # fmt: skip


def picture(size: tuple[int, int] = (40, 30)) -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", size, "green").save(content, "PNG")
    return SimpleUploadedFile("me.png", content.getvalue(), "image/png")


def test_what_is_saved_reaches_the_page_and_the_matching(cast: Cast) -> None:
    answer = cast.client(cast.helper).post(PATH, GOOD)
    assert answer.status_code == 302
    member = Member.objects.get(pk=cast.helper.pk)
    assert (member.place, member.hours_per_month, member.languages) == (cast.places["Dourdan"], 6, ["fr", "de"])
    assert {str(skill) for skill in member.skills.all()} == {"Communication", "dressage de hiboux"}
    document = Document.objects.of(member).get()
    assert document.place == cast.places["Dourdan"]
    assert document.territories == [cast.home.pk]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "  ", "This field is required"),
        ("name", "1234", "Give the name"),
        ("place", "Nowhere", "We do not know"),
        ("hours_per_month", "201", "200 hours"),
        ("hours_per_month", "-1", "greater than or equal to 0"),
        ("availability", "never", "Select a valid choice"),
        ("languages", "klingon", "Select a valid choice"),
        ("offers", "x" * 301, "at most 300 characters"),
        ("skills", ", ".join(f"skill {n}" for n in range(13)), "Choose 12 at most"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(cast: Cast, field: str, value: str, sentence: str) -> None:
    answer = cast.client(cast.helper).post(PATH, GOOD | {field: value, "bio": "Kept as typed."})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert "Kept as typed." in page
    assert Member.objects.get(pk=cast.helper.pk).bio == ""


def test_a_picture_is_made_again_and_can_be_removed(cast: Cast) -> None:
    client = cast.client(cast.helper)
    client.post(PATH, GOOD | {"picture": picture()})
    member = Member.objects.get(pk=cast.helper.pk)
    assert member.picture
    assert "me.png" not in str(member.picture.name)
    client.post(PATH, GOOD | {"picture-clear": "on"})
    assert not Member.objects.get(pk=cast.helper.pk).picture


def test_a_picture_that_is_none_is_refused(cast: Cast) -> None:
    file = SimpleUploadedFile("me.png", b"<script>alert(1)</script>", "image/png")
    answer = cast.client(cast.helper).post(PATH, GOOD | {"picture": file})
    assert answer.status_code == 422


def test_after_half_a_year_one_is_asked_whether_it_is_still_right(cast: Cast) -> None:
    client = cast.client(cast.helper)
    assert b"Is this still right?" not in client.get(PATH).content
    Member.objects.update(confirmed_at=timezone.now() - timedelta(days=181))
    assert b"Is this still right?" in client.get(PATH).content
    client.post(PATH, {"confirm": "1"})
    assert b"Is this still right?" not in client.get(PATH).content
