"""Real bytes: pictures with what cameras write, bombs, PDF files that act."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import override
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from up.core.uploads import check_pdf, clean_document, clean_picture


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def picture(size: tuple[int, int] = (60, 40), form: str = "JPEG", **options: Any) -> ContentFile[bytes]:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, form, **options)
    return ContentFile(out.getvalue())


def pdf(change: Callable[[PdfWriter], object] | None = None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if change:
        change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_picture_stands_upright_without_its_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "A camera"
    clean = clean_picture(picture(exif=exif))
    again = Image.open(clean)
    assert again.format == "WEBP"
    assert again.size == (40, 60)
    assert not again.getexif()
    assert b"A camera" not in clean.read()


def test_a_large_picture_is_made_smaller() -> None:
    assert Image.open(clean_picture(picture((3000, 1500)), max_side=800)).size == (800, 400)


def test_transparency_is_kept() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert Image.open(clean_picture(ContentFile(out.getvalue()))).mode == "RGBA"


@pytest.mark.parametrize("content", [b"", b"not a picture", b"<svg onload=alert(1)>", picture().read()[:200]])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="not a picture"):
        clean_picture(ContentFile(content))


def test_a_bomb_is_refused() -> None:
    with pytest.raises(ValidationError, match="not a picture"):
        clean_picture(picture((12_000, 12_000), "PNG"))


def test_a_heavy_file_is_refused_with_its_weight() -> None:
    with pytest.raises(ValidationError) as caught:
        clean_picture(ContentFile(bytes(40_000_000)))
    assert caught.value.messages == ["This file weighs 40 MB; the most is 8 MB."]


def test_a_plain_pdf_passes_as_it_is() -> None:
    content = pdf()
    clean = clean_document(ContentFile(content))
    assert clean.read() == content
    assert str(clean.name).endswith(".pdf")


def test_a_picture_is_a_document_too() -> None:
    assert str(clean_document(picture()).name).endswith(".webp")


def runs_a_script(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(action))


def starts_a_program(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd.exe")}
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): DictionaryObject(action)})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf(runs_a_script), "programs"),
        (pdf(starts_a_program), "programs"),
        (pdf(lambda w: w.add_attachment("virus.exe", b"MZ")), "programs"),
        (pdf(lambda w: w.encrypt("secret", algorithm="RC4-128")), "password"),
        (pdf()[:150], "damaged"),
        (b"%PDF-1.7 nothing", "damaged"),
    ],
)
def test_a_pdf_that_acts_hides_or_is_broken_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        check_pdf(content)


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(ValidationError, match="Only pictures and PDF"):
        clean_document(ContentFile(b"PK\x03\x04"))
