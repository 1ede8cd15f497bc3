"""Files that people send, made safe before they are kept: pictures re-encoded, PDF files checked."""

import io
import warnings
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
MAX_PIXELS = 60_000_000
MAX_PDF_OBJECTS = 50_000
# What a PDF file can do by itself, or carry along, when somebody opens it.
ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMedia"}
ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"}

type Upload = File[bytes]


def megabytes(size: int) -> str:
    return f"{max(1, round(size / 1_000_000))}"


def check_size(file: Upload) -> None:
    if file.size > settings.UPLOAD_MAX_BYTES:
        raise ValidationError(
            _("This file weighs %(size)s MB; the most is %(most)s MB."),
            "too_large",
            {"size": megabytes(file.size), "most": megabytes(settings.UPLOAD_MAX_BYTES)},
        )


def clean_picture(file: Upload, *, max_side: int = 1600) -> ContentFile[bytes]:
    """The picture upright, at most `max_side` wide and high, as WebP without what its camera wrote into it."""
    check_size(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # MAX_PIXELS is our own limit
            file.seek(0)
            content = _reencoded(Image.open(file, formats=FORMATS), max_side)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("This is not a picture that can be read. Send a JPEG, PNG or WebP."), "image"
        ) from error
    return ContentFile(content, name=f"{uuid4().hex}.webp")


def _reencoded(image: Image.Image, max_side: int) -> bytes:
    if image.width * image.height > MAX_PIXELS:
        raise ValueError("too many pixels")
    image.draft("RGB", (max_side, max_side))
    profile = image.info.get("icc_profile") if image.mode in {"RGB", "RGBA"} else None
    upright = ImageOps.exif_transpose(image)
    upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    upright.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    upright.info.clear()
    out = io.BytesIO()
    upright.save(out, "WEBP", quality=82, icc_profile=profile or b"")
    return out.getvalue()


def clean_document(file: Upload) -> ContentFile[bytes]:
    """A picture re-encoded, or a PDF file that does nothing by itself."""
    check_size(file)
    file.seek(0)
    content = file.read()
    if b"%PDF-" not in content[:1024]:
        try:
            return clean_picture(ContentFile(content), max_side=2400)
        except ValidationError as error:
            raise ValidationError(_("Only pictures and PDF files can be attached."), "document") from error
    check_pdf(content)
    return ContentFile(content, name=f"{uuid4().hex}.pdf")


def check_pdf(content: bytes) -> None:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise ValidationError(_("This PDF file is protected by a password: send it without."), "encrypted")
        active = not reader.pages or any(_is_active(item) for item in _dictionaries(reader))
    except ValidationError:
        raise
    except Exception as error:  # a broken file fails in any way
        raise ValidationError(_("This PDF file is damaged: it cannot be opened."), "damaged") from error
    if active:
        raise ValidationError(
            _("This PDF file holds programs or other files. Print it to a new PDF file and send that one."), "active"
        )


def _is_active(item: DictionaryObject) -> bool:
    return bool(ACTIVE_KEYS & item.keys()) or item.get("/S") in ACTIVE_ACTIONS


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of a file, reachable from a page or not."""
    numbers = [(number, generation) for generation, numbers in reader.xref.items() for number in numbers]
    numbers += [(number, 0) for number in reader.xref_objStm]
    if len(numbers) > MAX_PDF_OBJECTS:
        raise ValueError("too many objects")
    todo: list[Any] = [reader.trailer, *(reader.get_object(IndirectObject(n, g, reader)) for n, g in numbers if n)]
    while todo:
        item = todo.pop()
        if isinstance(item, DictionaryObject):
            yield item
            todo += [value for value in item.values() if not isinstance(value, IndirectObject)]
        elif isinstance(item, ArrayObject):
            todo += [value for value in item if not isinstance(value, IndirectObject)]
