"""Abstract models shared by every app; core has no table of its own."""

import secrets
from typing import Any

from django.db import models
from django.utils.text import slugify

from up.core.text import fold

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0, 1: read aloud without a mistake


def public_id() -> str:
    """A short random name for an address: 31⁸ values, unguessable enough for what is public anyway."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


class Timestamped(models.Model):
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Addressed(models.Model):
    """Has a readable address: `<slug of its name>-<public id>`; the slug is only for the eye."""

    public_id = models.CharField(max_length=8, unique=True, default=public_id, editable=False)

    class Meta:
        abstract = True

    def name_in_address(self) -> str:
        return str(self)

    @property
    def slug(self) -> str:
        words = slugify(fold(self.name_in_address()))[:60].strip("-")
        return f"{words}-{self.public_id}" if words else self.public_id


def public_id_of(slug: str) -> str:
    """The public id at the end of a slug from an address."""
    return slug.rpartition("-")[2]


def closed_choices[M: models.Model](model: type[M]) -> type[M]:
    """Class decorator: the database itself refuses a value that is none of a field's choices.

    A decorator because `Meta` cannot see choices that are nested in the model beside it.
    """
    options = model._meta
    checks = []
    for field in options.local_fields:
        if field.choices:
            values: list[Any] = [value for value, _ in field.flatchoices]
            if field.blank:
                values.append("")
            name = f"{options.model_name}_{field.name}_choice"
            checks.append(models.CheckConstraint(condition=models.Q(**{f"{field.name}__in": values}), name=name))
    options.constraints = [*options.constraints, *checks]
    options.original_attrs["constraints"] = options.constraints
    return model
