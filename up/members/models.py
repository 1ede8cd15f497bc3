"""People: one identity for all territories, what they show of themselves, whom they blocked, what they had begun."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from up.core.models import Addressed, Timestamped, closed_choices
from up.taxonomy.models import Concept
from up.territories.models import Membership, Place, Territory


class MemberQuerySet(models.QuerySet["Member"]):
    def active(self) -> Self:
        return self.filter(is_active=True, erased_at=None)

    def in_territory(self, territory: Territory) -> Self:
        return self.active().filter(memberships__territory=territory, memberships__left_at=None)

    def in_directory(self, territory: Territory) -> Self:
        """Whom the directory of a territory lists."""
        return self.in_territory(territory).filter(listed=True).exclude(name="")

    def visible_to(self, reader: Member | None) -> Self:
        """Without those who blocked the reader or whom the reader blocked."""
        if reader is None:
            return self
        return self.exclude(blocks_made__blocked=reader).exclude(blocks_received__blocker=reader)

    def showing(self, field: str, *, to: Member | None, territory: Territory) -> Self:
        """Those who show a field of `SHOWN` to this reader."""
        levels = [Member.Visibility.PUBLIC]
        if to is not None and to.role_in(territory):
            levels.append(Member.Visibility.MEMBERS)
        shown = Q(**{f"visibility__{field}__in": levels})
        if Member.SHOWN[field] in levels:
            shown |= Q(**{f"visibility__{field}__isnull": True})
        return self.filter(shown | Q(pk=to.pk)) if to else self.filter(shown)


QuerySetManager = BaseUserManager.from_queryset(MemberQuerySet)


class MemberManager(QuerySetManager["Member"]):
    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> Member:
        member: Member = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        member.set_password(password)
        member.save()
        return member

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Member:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


@closed_choices
class Member(AbstractBaseUser, PermissionsMixin, Addressed, Timestamped):
    """A person. Without an e-mail address where an animator entered them on their behalf."""

    class Audience(models.TextChoices):
        CITIZEN = "citizen", _("citizen")
        STUDENT = "student", _("student")
        PROFESSIONAL = "professional", _("professional")
        ELECTED = "elected", _("elected official")
        PUBLIC_OFFICER = "public_officer", _("public officer")

    class Availability(models.TextChoices):
        MORNINGS = "mornings", _("mornings")
        AFTERNOONS = "afternoons", _("afternoons")
        EVENINGS = "evenings", _("evenings")
        WEEKENDS = "weekends", _("weekends")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("everybody")
        MEMBERS = "members", _("members of my networks")
        NOBODY = "nobody", _("nobody")

    class Language(models.TextChoices):
        FRENCH = "fr", _("French")
        ENGLISH = "en", _("English")
        GERMAN = "de", _("German")

    # Fields whose visibility the person chooses, with what it is at first.
    SHOWN = {
        "place": Visibility.PUBLIC,
        "bio": Visibility.PUBLIC,
        "skills": Visibility.PUBLIC,
        "offers": Visibility.PUBLIC,
        "seeks": Visibility.PUBLIC,
        "picture": Visibility.PUBLIC,
        "audience": Visibility.MEMBERS,
        "availability": Visibility.MEMBERS,
        "languages": Visibility.MEMBERS,
        "helped": Visibility.PUBLIC,
    }

    email = models.EmailField(unique=True, null=True, blank=True)
    name = models.CharField(max_length=80, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="members")
    audience = models.CharField(max_length=16, choices=Audience, blank=True)
    bio = models.TextField(max_length=4000, blank=True, help_text="Markdown")
    offers = models.CharField(max_length=300, blank=True)
    seeks = models.CharField(max_length=300, blank=True)
    skills = models.ManyToManyField(Concept, blank=True, related_name="skilled_members")
    themes = models.ManyToManyField(Concept, blank=True, related_name="interested_members")
    availability = models.JSONField(default=list, blank=True)
    hours_per_month = models.PositiveSmallIntegerField(null=True, blank=True)
    remote = models.BooleanField(default=False)
    languages = models.JSONField(default=list, blank=True, help_text="Languages spoken, ISO 639-1.")
    language = models.CharField(max_length=2, choices=Language, default=Language.FRENCH)
    picture = models.ImageField(upload_to="members", blank=True)
    visibility = models.JSONField(default=dict, blank=True, help_text="Only what differs from SHOWN.")
    listed = models.BooleanField(default=True, help_text="In the directory and in search.")
    suggestible = models.BooleanField(default=True)
    immediate_mail = models.BooleanField(default=True)
    digest = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(default=timezone.now, help_text="When they last said that this is up to date.")
    seen_at = models.DateTimeField(null=True, blank=True)
    digested_at = models.DateTimeField(null=True, blank=True, help_text="When the last weekly summary was sent.")
    entered_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    erased_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[MemberManager] = MemberManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name or str(_("Somebody"))

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[0].isalpha()]
        return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()

    @property
    def public_picture(self) -> FieldFile | None:
        """The picture, where its owner shows it to everybody."""
        return self.picture if self.picture and self.shows("picture") == self.Visibility.PUBLIC else None

    def address_in(self, territory: Territory) -> str:
        """The absolute address of their page."""
        return territory.url("member", slug=self.slug)

    def shows(self, field: str) -> str:
        """To whom a field of `SHOWN` is visible."""
        return str(self.visibility.get(field, self.SHOWN[field]))

    def role_in(self, territory: Territory) -> str:
        """Member, animator, manager, or "" for who has not joined (or left). One query a member."""
        if "_roles" not in self.__dict__:
            self._roles = dict(self.memberships.filter(left_at=None).values_list("territory_id", "role"))
        return self._roles.get(territory.pk, "")

    def forget_roles(self) -> None:
        """To be called once a membership has changed: `role_in` asks again."""
        self.__dict__.pop("_roles", None)

    def animates(self, territory: Territory) -> bool:
        return self.role_in(territory) in {Membership.Role.ANIMATOR, Membership.Role.MANAGER}


class Block(models.Model):
    """One member does not want to hear from another. Never shown to the other."""

    blocker = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="blocks_made")
    blocked = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="blocks_received")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="block_once"),
            models.CheckConstraint(condition=~Q(blocker=F("blocked")), name="block_another"),
        ]

    def __str__(self) -> str:
        return f"{self.blocker_id} ✕ {self.blocked_id}"


class DraftQuerySet(models.QuerySet["Draft"]):
    def older_than(self, age: timedelta) -> Self:
        return self.filter(updated_at__lt=timezone.now() - age)


class Draft(Timestamped):
    """What somebody typed and has not sent yet, kept from the first word; `code` says who completes it.

    A visitor's draft is found by its key, in their session; signing in gives it to the member.
    """

    key = models.CharField(max_length=32, unique=True)
    code = models.CharField(max_length=40)
    about = models.CharField(max_length=40, blank=True, help_text="Which one, where there may be several of a code.")
    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, null=True, related_name="drafts")
    data = models.JSONField(default=dict)
    is_ready = models.BooleanField(default=False, help_text="Complete it as soon as its author has signed in.")

    objects: ClassVar[DraftQuerySet] = DraftQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-updated_at"]

    def __str__(self) -> str:
        return f"{self.code} {self.key}"
