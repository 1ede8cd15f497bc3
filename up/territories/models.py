"""Territories, the places and zones they cover, who belongs to them, and what is published in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from up.core.models import Timestamped, closed_choices
from up.core.text import fold

if TYPE_CHECKING:
    from up.members.models import Member

# Addresses of the portal itself: no territory may take them.
RESERVED_SLUGS = frozenset(
    {
        "_ui",
        "a-propos",
        "accessibilite",
        "admin",
        "aide",
        "api",
        "boite",
        "comment-ca-marche",
        "compte",
        "confidentialite",
        "demo",
        "desabonnement",
        "embed",
        "health",
        "langue",
        "lieux",
        "manifest",
        "media",
        "mentions-legales",
        "ouvrir",
        "static",
        "territoires",
        "ui",
    }
)


class PlaceQuerySet(models.QuerySet["Place"]):
    def named(self, text: str) -> Self:
        """Places whose name or postal code begins with what was typed, the largest first."""
        text = fold(text)
        if not text:
            return self.none()
        match = Q(post_codes__contains=text) if text.isdigit() else Q(search_name__startswith=text)
        return self.filter(match).order_by("-population", "name")

    def within(self, *, south: float, west: float, north: float, east: float) -> Self:
        return self.filter(lat__range=(south, north), lon__range=(west, east))


class Place(models.Model):
    """A commune, city or village, with the code of the official register of its country, else that of GeoNames."""

    country = models.CharField(max_length=2)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    search_name = models.CharField(max_length=120, db_index=True, editable=False)
    post_codes = models.CharField(max_length=400, blank=True)
    region = models.CharField(max_length=12, blank=True)
    department = models.CharField(max_length=12, blank=True)
    epci = models.CharField(max_length=12, blank=True, db_index=True)
    population = models.PositiveIntegerField(default=0)
    lat = models.FloatField(null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)])
    lon = models.FloatField(null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)])
    is_official = models.BooleanField(default=True, help_text="False: the code is that of GeoNames.")

    objects: ClassVar[PlaceQuerySet] = PlaceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["country", "code"], name="place_code"),
            models.CheckConstraint(condition=Q(lat__isnull=True) | Q(lat__range=(-90, 90)), name="place_lat"),
            models.CheckConstraint(condition=Q(lon__isnull=True) | Q(lon__range=(-180, 180)), name="place_lon"),
        ]
        indexes = [models.Index(fields=["lat", "lon"], name="place_position")]

    def __str__(self) -> str:
        return self.name

    @property
    def position(self) -> tuple[float, float] | None:
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


class TerritoryQuerySet(models.QuerySet["Territory"]):
    def open(self) -> Self:
        return self.filter(is_open=True)

    def local(self) -> Self:
        """Territories with a network of their own, not the wider ones that only group them."""
        return self.filter(is_group=False)

    def covering(self, place: Place) -> Self:
        return self.open().local().filter(places=place)

    def joined_by(self, member: Member) -> Self:
        return self.filter(memberships__member=member, memberships__left_at=None)


def check_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("%(name)s is not a time zone."), params={"name": name})


class Territory(Timestamped):
    """One local network: what it covers, how it looks, who answers for it."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    tagline = models.CharField(max_length=160, blank=True)
    presentation = models.TextField(blank=True, help_text="Markdown")
    parents = models.ManyToManyField("self", symmetrical=False, related_name="children", blank=True)
    is_group = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)
    host = models.CharField(max_length=120, unique=True, null=True, blank=True)
    hue = models.PositiveSmallIntegerField(default=62, validators=[MaxValueValidator(359)])
    logo = models.ImageField(upload_to="territories", blank=True)
    country = models.CharField(max_length=2, default="FR")
    languages = models.JSONField(default=list, help_text="Languages proposed first, such as ['fr', 'de'].")
    currency = models.CharField(max_length=3, default="EUR", validators=[RegexValidator(r"^[A-Z]{3}$")])
    time_zone = models.CharField(max_length=40, default="Europe/Paris", validators=[check_time_zone])
    places = models.ManyToManyField(Place, related_name="territories", blank=True)
    centre = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    charter = models.TextField(blank=True, help_text="Markdown")
    operator = models.CharField(max_length=120, blank=True)
    operator_address = models.CharField(max_length=240, blank=True)
    contact_email = models.EmailField(blank=True)
    legal_notice = models.TextField(blank=True, help_text="Markdown")

    objects: ClassVar[TerritoryQuerySet] = TerritoryQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "territories"
        constraints = [
            models.CheckConstraint(condition=Q(hue__lt=360), name="territory_hue"),
            models.CheckConstraint(condition=~Q(slug__in=sorted(RESERVED_SLUGS)), name="territory_slug_free"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address is taken by the portal itself.")})

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def root(self) -> str:
        """The address of its home, absolute, with a closing slash."""
        if self.host:
            scheme = settings.SITE_URL.partition("://")[0]
            return f"{scheme}://{self.host}/"
        return f"{settings.SITE_URL}/{self.slug}/"

    def url(self, name: str, **kwargs: Any) -> str:
        """The absolute address of one of its pages, from anywhere: another territory, the portal, a mail."""
        from up.territories.addresses import page_address

        return page_address(self, name, **kwargs)


@closed_choices
class Zone(models.Model):
    """A smaller area inside a territory, such as a priority neighbourhood."""

    class Kind(models.TextChoices):
        NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
        PRIORITY = "priority", _("priority neighbourhood")

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="zones")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="zones")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.NEIGHBOURHOOD)
    code = models.CharField(max_length=16, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["territory", "name"], name="zone_name"),
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> Self:
        return self.filter(left_at=None)

    def animators(self) -> Self:
        return self.active().filter(role__in=[Membership.Role.ANIMATOR, Membership.Role.MANAGER])


@closed_choices
class Membership(models.Model):
    """A member in a territory. Leaving keeps the row, with its date."""

    class Role(models.TextChoices):
        MEMBER = "member", _("member")
        ANIMATOR = "animator", _("animator")
        MANAGER = "manager", _("manager")

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    barred_at = models.DateTimeField(null=True, blank=True, help_text="Taken out by moderation: cannot come back.")

    objects: ClassVar[MembershipQuerySet] = MembershipQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "territory"], name="membership_once"),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("joined_at")), name="membership_dates"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} · {self.territory_id} · {self.role}"


class Publication(models.Model):
    """That something is published in a territory: abstract, one link row each, with who put it there and when."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    is_origin = models.BooleanField(default=False)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True, blank=True, help_text="Taken down here by moderation.")

    class Meta:
        abstract = True


class TerritoryRequest(Timestamped):
    """Somebody asks for a network where there is none yet; an operator answers them by mail."""

    name = models.CharField(max_length=80)
    email = models.EmailField()
    organisation = models.CharField(max_length=120, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    message = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.place}: {self.name}"
