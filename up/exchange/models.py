"""Needs and offers, and the introductions that answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from up.conversations.models import Conversation
from up.core.models import Addressed, Timestamped, closed_choices
from up.organisations.models import Organisation
from up.projects.models import Project, ProjectPublication
from up.taxonomy.models import Concept
from up.territories.models import Place, Publication, Territory

if TYPE_CHECKING:
    from up.members.models import Member


class Side(models.TextChoices):
    NEED = "need", _("need")
    OFFER = "offer", _("offer")


class ListingQuerySet(models.QuerySet["Listing"]):
    def in_territory(self, territory: Territory) -> Self:
        return self.shown_in(territory).filter(removed_at=None)

    def shown_in(self, territory: Territory) -> Self:
        """Published there itself, or because its project is, removed or not; without what was taken down there."""
        here = ListingPublication.objects.filter(listing=OuterRef("pk"), territory=territory)
        project_here = ProjectPublication.objects.filter(
            project=OuterRef("project"), territory=territory, hidden_at=None, project__withdrawn_at=None
        )
        return self.filter(
            Q(project=None) & Exists(here) | Exists(project_here),
            ~Exists(here.filter(hidden_at__isnull=False)),
        )

    def needs(self) -> Self:
        return self.filter(side=Side.NEED)

    def offers(self) -> Self:
        return self.filter(side=Side.OFFER)

    def open(self) -> Self:
        return self.filter(state=Listing.State.OPEN, removed_at=None)

    def fresh(self) -> Self:
        """Not past their last useful day, and confirmed recently enough to be shown."""
        today = timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=today), hide_from__gt=today)

    def freshest_first(self) -> Self:
        """Those that their author was asked to confirm and has not come after all others."""
        stale = Case(When(confirm_by__lt=timezone.localdate(), then=1), default=0)
        return self.order_by(stale, "-created_at", "-pk")

    def of(self, member: Member) -> Self:
        return self.filter(author=member, removed_at=None)

    def visible_to(self, reader: Member | None) -> Self:
        """Without those of people who blocked the reader or whom the reader blocked."""
        if reader is None:
            return self
        return self.exclude(author__blocks_made__blocked=reader).exclude(author__blocks_received__blocker=reader)

    def for_cards(self) -> Self:
        """With all that `exchange/card.html` shows."""
        return self.select_related("author", "place", "project", "organisation").prefetch_related("skills", "themes")


@closed_choices
class Listing(Addressed, Timestamped):
    """One need or one offer, of one kind. What is filtered on is a column; the rest is `facts`, checked by its kind."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("listing", "open")
        PAUSED = "paused", pgettext_lazy("listing", "paused")
        ANSWERED = "answered", pgettext_lazy("listing", "answered")
        CLOSED = "closed", pgettext_lazy("listing", "closed")

    side = models.CharField(max_length=5, choices=Side)
    kind = models.CharField(max_length=16, db_index=True)
    title = models.CharField(max_length=120)
    body = models.TextField(max_length=6000, blank=True, help_text="Markdown")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="listings")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, blank=True, related_name="listings")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="listings"
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="listings")
    territories = models.ManyToManyField(Territory, through="ListingPublication", related_name="listings")
    skills = models.ManyToManyField(Concept, blank=True, related_name="skill_listings")
    themes = models.ManyToManyField(Concept, blank=True, related_name="theme_listings")
    remote = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    amount_cents = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="EUR", help_text="Of all its amounts: its first territory's.")
    area = models.PositiveIntegerField(null=True, blank=True, help_text="m²")
    facts = models.JSONField(default=dict, blank=True)
    confirm_by = models.DateField(help_text="Its author is asked by mail to confirm it before this day.")
    hide_from = models.DateField(help_text="Hidden from this day unless confirmed.")
    asked_on = models.DateField(null=True, blank=True, help_text="When its author was last asked to confirm it.")
    answered_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ListingQuerySet] = ListingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="listing_dates"
            ),
            models.CheckConstraint(condition=Q(seats=None) | Q(seats__gte=1), name="listing_seats"),
            models.CheckConstraint(condition=Q(amount_cents=None) | Q(amount_cents__gte=0), name="listing_amount"),
            models.CheckConstraint(condition=Q(hide_from__gte=F("confirm_by")), name="listing_freshness"),
            models.CheckConstraint(
                condition=Q(project=None) | Q(organisation=None), name="listing_of_project_or_organisation"
            ),
        ]
        indexes = [models.Index(fields=["side", "state", "-created_at"], name="listing_open_first")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Past its last useful day."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def is_stale(self) -> bool:
        """Not confirmed in time."""
        return self.confirm_by < timezone.localdate()

    def territory_ids(self) -> list[int]:
        """The territories in which it shows."""
        publications = list(self.publications.all())
        hidden = {p.territory_id for p in publications if p.hidden_at}
        shown = self.project.publications.filter(hidden_at=None) if self.project else publications
        return [p.territory_id for p in shown if p.territory_id not in hidden]


class ListingPublication(Publication):
    """Where it was published. A project's listings show where the project does, except where one is hidden."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="publications")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "territory"], name="listing_in_territory")]


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def of(self, member: Member) -> Self:
        return self.filter(Q(proposer=member) | Q(recipient=member))

    def waiting(self) -> Self:
        """Not answered yet."""
        return self.filter(state__in=Introduction.WAITING)

    def active(self) -> Self:
        return self.filter(state__in=Introduction.ACTIVE)

    def taking_a_place(self) -> Self:
        """Those that count where there are only so many places."""
        return self.filter(state__in=Introduction.TAKING_A_PLACE)

    def for_cards(self) -> Self:
        return self.select_related("listing", "project", "proposer", "recipient", "conversation", "via")


@closed_choices
class Introduction(Addressed, Timestamped):
    """Two members brought together over a listing or a project, from the proposal until it helped."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("introduction", "proposed")
        SEEN = "seen", pgettext_lazy("introduction", "seen")
        ACCEPTED = "accepted", pgettext_lazy("introduction", "accepted")
        DECLINED = "declined", pgettext_lazy("introduction", "declined")
        UNREACHABLE = "unreachable", pgettext_lazy("introduction", "no answer")
        WITHDRAWN = "withdrawn", pgettext_lazy("introduction", "withdrawn")
        HELPED = "helped", pgettext_lazy("introduction", "it helped")
        NOT_HELPED = "not_helped", pgettext_lazy("introduction", "it did not help")

    class DeclineReason(models.TextChoices):
        NOT_MY_SKILL = "not_my_skill", _("It is not my skill")
        TOO_FAR = "too_far", _("It is too far")
        NOT_NOW = "not_now", _("It is not the moment")
        ALREADY_HELPING = "already_helping", _("I am helping elsewhere already")
        OTHER = "other", _("Another reason")

    WAITING = ("proposed", "seen")
    ACTIVE = ("proposed", "seen", "accepted")
    TAKING_A_PLACE = ("accepted", "helped")
    MET = ("accepted", "helped", "not_helped")

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, null=True, blank=True, related_name="introductions")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, blank=True, related_name="introductions")
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="introductions_proposed"
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="introductions_received"
    )
    via = models.ForeignKey(
        Listing, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        help_text="The offer (or need) of the other side through which they were found.",
    )  # fmt: skip
    from_owner = models.BooleanField(
        default=False, help_text="The proposer speaks for the listing or project; else the recipient does."
    )
    message = models.TextField(max_length=2000)
    reasons = models.JSONField(default=list, blank=True, help_text="Why they were suggested, as at that time.")
    state = models.CharField(max_length=12, choices=State, default=State.PROPOSED)
    seen_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(max_length=16, choices=DeclineReason, blank=True)
    decline_text = models.CharField(max_length=400, blank=True)
    conversation = models.OneToOneField(
        Conversation, on_delete=models.SET_NULL, null=True, blank=True, related_name="introduction"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    reminders_sent = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[IntroductionQuerySet] = IntroductionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(proposer=F("recipient")), name="introduction_of_two"),
            models.CheckConstraint(
                condition=Q(listing__isnull=False) | Q(project__isnull=False), name="introduction_about_something"
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decline_reason=""), name="introduction_declined_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "seen", "unreachable", "withdrawn"]) | Q(answered_at__isnull=False),
                name="introduction_answered_at",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["helped", "not_helped"]) | Q(closed_at__isnull=False),
                name="introduction_closed_at",
            ),
            models.UniqueConstraint(
                fields=["listing", "proposer", "recipient"],
                condition=Q(state__in=["proposed", "seen", "accepted"], listing__isnull=False),
                name="introduction_listing_once",
            ),
            models.UniqueConstraint(
                fields=["project", "proposer", "recipient"],
                condition=Q(state__in=["proposed", "seen", "accepted"], listing__isnull=True),
                name="introduction_project_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposer_id} → {self.recipient_id}: {self.state}"

    def name_in_address(self) -> str:
        return str(self.about)

    def other(self, member: Member) -> Member:
        return self.recipient if self.proposer_id == member.pk else self.proposer

    @property
    def needing(self) -> Member:
        """The one of the two whom it should help."""
        owner_needs = self.listing is None or self.listing.side == Side.NEED
        return self.proposer if self.from_owner == owner_needs else self.recipient

    @property
    def about(self) -> Listing | Project:
        subject = self.listing or self.project
        assert subject is not None, "a database constraint holds it"  # noqa: S101
        return subject


class Outcome(models.Model):
    """What one of the two says afterwards: did it help?"""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="outcomes")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    helped = models.BooleanField()
    thanks = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["introduction", "member"], name="outcome_once_each")]

    def __str__(self) -> str:
        return f"{self.introduction_id}: {self.helped}"
