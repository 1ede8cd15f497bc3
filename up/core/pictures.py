"""Pictures in the sizes that pages show, made from what is kept when first asked for."""

from typing import Any

from django.db.models.fields.files import FieldFile
from imagekit import ImageSpec
from imagekit.cachefiles import ImageCacheFile
from imagekit.processors import ResizeToFill, ResizeToFit


class Face(ImageSpec):  # type: ignore[misc]
    processors = [ResizeToFill(176, 176)]
    format = "WEBP"
    options = {"quality": 80}


class Card(ImageSpec):  # type: ignore[misc]
    processors = [ResizeToFill(640, 280)]
    format = "WEBP"
    options = {"quality": 76}


class Wide(ImageSpec):  # type: ignore[misc]
    processors = [ResizeToFit(1280, 960, upscale=False)]
    format = "WEBP"
    options = {"quality": 80}


def address(picture: FieldFile | None, size: type[ImageSpec]) -> str:
    """Where the picture is in this size; "" when there is none, or its file is gone."""
    if not picture:
        return ""
    made: Any = ImageCacheFile(size(source=picture))
    try:
        made.generate()  # nothing to do from the second time on
    except OSError:
        return ""
    return str(made.url)
