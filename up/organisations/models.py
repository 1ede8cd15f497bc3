"""Organisations of the local economy: what they are, their registers, their people, who claims them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from up.core.models import Addressed, Timestamped, closed_choices
from up.organisations import registers
from up.taxonomy.models import Concept
from up.territories.models import Place, Publication, Territory

if TYPE_CHECKING:
    from up.members.models import Member

# The icon and hue of each kind, the same everywhere.
LOOKS = {
    "association": ("users", 150),
    "cooperative": ("handshake", 200),
    "company": ("building-2", 260),
    "social_enterprise": ("heart-handshake", 340),
    "foundation": ("hand-coins", 90),
    "mutual": ("umbrella", 220),
    "public_body": ("landmark", 280),
    "chamber": ("network", 300),
    "incubator": ("sprout", 130),
    "funder": ("piggy-bank", 50),
    "school": ("graduation-cap", 240),
}


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def in_territory(self, territory: Territory) -> Self:
        return self.filter(
            Exists(
                OrganisationPublication.objects.filter(organisation=OuterRef("pk"), territory=territory, hidden_at=None)
            ),
            removed_at=None,
        )

    def present(self) -> Self:
        return self.filter(removed_at=None)

    def managed_by(self, member: Member) -> Self:
        return self.filter(
            Exists(OrganisationPerson.objects.managers().filter(organisation=OuterRef("pk"), member=member))
        )

    def unmanaged(self) -> Self:
        """Records that nobody answers for: they can be claimed."""
        return self.exclude(Exists(OrganisationPerson.objects.managers().filter(organisation=OuterRef("pk"))))

    def readable(self, territory: Territory, reader: Member | None) -> Self:
        """What a page shows to somebody: what is published there, and what they could bring back."""
        if reader is None:
            return self.in_territory(territory)
        published = OrganisationPublication.objects.filter(organisation=OuterRef("pk"), territory=territory)
        mine = OrganisationPerson.objects.managers().filter(organisation=OuterRef("pk"), member=reader)
        someone = OrganisationPerson.objects.managers().filter(organisation=OuterRef("pk"))
        may_restore = Exists(mine) | ~Exists(someone) if reader.animates(territory) else Exists(mine)
        return self.filter(Exists(published.filter(hidden_at=None)), Q(removed_at=None) | may_restore)

    def claimable_in(self, territory: Territory) -> Self:
        """What is published there, or nowhere: an imported record whose place no territory covers."""
        shown = OrganisationPublication.objects.filter(organisation=OuterRef("pk"))
        here = shown.filter(territory=territory, hidden_at=None)
        return self.present().filter(Exists(here) | ~Exists(shown))

    def with_cards(self) -> Self:
        return self.select_related("place").prefetch_related("sectors", "themes")

    def with_page(self) -> Self:
        return self.with_cards().prefetch_related("people", "registrations", "publications")

    def with_documents(self) -> Self:
        """With what the matching engine asks of each."""
        return self.select_related("place").prefetch_related("publications", "people", "sectors", "themes")


@closed_choices
class Organisation(Addressed, Timestamped):
    """An association, co-operative, company, public body… An imported record has no people until one claims it."""

    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("association")
        COOPERATIVE = "cooperative", _("co-operative")
        COMPANY = "company", _("company")
        SOCIAL_ENTERPRISE = "social_enterprise", _("social enterprise")
        FOUNDATION = "foundation", _("foundation")
        MUTUAL = "mutual", _("mutual")
        PUBLIC_BODY = "public_body", _("public body")
        CHAMBER = "chamber", _("chamber or network")
        INCUBATOR = "incubator", _("incubator")
        FUNDER = "funder", _("funder")
        SCHOOL = "school", _("school or university")

    class Ess(models.TextChoices):
        """Status in the social and solidarity economy (France: act of 31 July 2014, article 1; ESUS: article 11)."""

        LAW = "law", _("social economy by law")
        AGREEMENT = "agreement", _("social economy by agreement")
        DECLARED = "declared", _("declares itself social economy")
        NONE = "none", _("outside the social economy")

    name = models.CharField(max_length=160)
    search_name = models.CharField(max_length=160, db_index=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    ess = models.CharField(max_length=10, choices=Ess, default=Ess.NONE)
    agreement_from = models.DateField(null=True, blank=True)
    agreement_until = models.DateField(null=True, blank=True)
    description = models.TextField(max_length=6000, blank=True, help_text="Markdown")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations")
    sectors = models.ManyToManyField(Concept, blank=True, related_name="sector_organisations")
    themes = models.ManyToManyField(Concept, blank=True, related_name="theme_organisations")
    website = models.URLField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    logo = models.ImageField(upload_to="organisations", blank=True)
    territories = models.ManyToManyField(Territory, through="OrganisationPublication", related_name="organisations")
    source = models.CharField(max_length=40, blank=True, help_text="Where the record was imported from.")
    source_id = models.CharField(max_length=60, blank=True)
    confirm_by = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[OrganisationQuerySet] = OrganisationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source=""), name="organisation_imported_once"
            ),
            models.CheckConstraint(
                condition=Q(agreement_from=None)
                | Q(agreement_until=None)
                | Q(agreement_until__gte=F("agreement_from")),
                name="organisation_agreement_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def icon(self) -> str:
        return LOOKS[self.kind][0]

    @property
    def hue(self) -> int:
        return LOOKS[self.kind][1]

    @property
    def agreement_has_expired(self) -> bool:
        return self.agreement_until is not None and self.agreement_until < timezone.localdate()

    @property
    def agreement_is_to_come(self) -> bool:
        return self.agreement_from is not None and self.agreement_from > timezone.localdate()

    @property
    def host(self) -> str:
        """The host name of its website, without «www.»."""
        return (urlsplit(self.website).hostname or "").removeprefix("www.")


class OrganisationPublication(Publication):
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="publications")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "territory"], name="organisation_in_territory")]


@closed_choices
class Registration(models.Model):
    """A number in an official register, its checksum verified (python-stdnum)."""

    class Register(models.TextChoices):
        SIREN = "siren", "SIREN"
        SIRET = "siret", "SIRET"
        RNA = "rna", "RNA"
        UID = "uid", "UID (CH)"
        BN = "bn", "BN (CA)"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="registrations")
    register = models.CharField(max_length=5, choices=Register)
    number = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="registration_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_register_display()} {self.spaced}"

    @property
    def spaced(self) -> str:
        """The number as it is written on paper."""
        return registers.spaced(self.register, self.number)


class PersonQuerySet(models.QuerySet["OrganisationPerson"]):
    def present(self) -> Self:
        """Without who was invited and has not answered."""
        return self.filter(state=OrganisationPerson.State.IN)

    def managers(self) -> Self:
        return self.present().filter(role=OrganisationPerson.Role.MANAGER)


@closed_choices
class OrganisationPerson(models.Model):
    """Somebody of an organisation, or invited to it; managers edit it and answer in its name."""

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        IN = "in", _("in the organisation")

    class Role(models.TextChoices):
        MEMBER = "member", _("member")
        MANAGER = "manager", _("manager")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="people")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="organisation_roles")
    role = models.CharField(max_length=8, choices=Role, default=Role.MEMBER)
    title = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.IN)
    since = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonQuerySet] = PersonQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["role", "since"]  # «manager» comes before «member»
        constraints = [
            models.UniqueConstraint(fields=["organisation", "member"], name="organisation_person_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} · {self.organisation_id}"


class ClaimQuerySet(models.QuerySet["Claim"]):
    def open(self) -> Self:
        return self.filter(state=Claim.State.OPEN)


@closed_choices
class Claim(Timestamped):
    """A member says: this imported organisation is ours. An animator of the territory decides."""

    class State(models.TextChoices):
        OPEN = "open", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="claims")
    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims")
    title = models.CharField(max_length=80, blank=True)
    message = models.TextField(max_length=1000, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(max_length=1000, blank=True)

    objects: ClassVar[ClaimQuerySet] = ClaimQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "member"], condition=Q(state="open"), name="claim_open_once"
            ),
            models.CheckConstraint(condition=Q(state="open") | Q(decided_at__isnull=False), name="claim_decided_at"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(reason=""), name="claim_refused_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} → {self.organisation_id}: {self.state}"

    @property
    def address_matches(self) -> bool:
        """Whether the claimant writes from the domain of the organisation's website."""
        host = self.organisation.host
        return bool(host) and (self.member.email or "").endswith(f"@{host}")
