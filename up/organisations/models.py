"""Organisations of the local economy: what they are, their registers, their people, who claims them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from up.core.models import Addressed, Timestamped, closed_choices
from up.taxonomy.models import Concept
from up.territories.models import Place, Publication, Territory

if TYPE_CHECKING:
    from up.members.models import Member


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def in_territory(self, territory: Territory) -> Self:
        return self.filter(
            Exists(
                OrganisationPublication.objects.filter(organisation=OuterRef("pk"), territory=territory, hidden_at=None)
            ),
            removed_at=None,
        )

    def managed_by(self, member: Member) -> Self:
        return self.filter(people__member=member, people__role=OrganisationPerson.Role.MANAGER)


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
        return f"{self.get_register_display()} {self.number}"


@closed_choices
class OrganisationPerson(models.Model):
    """Somebody of an organisation; managers edit it and answer in its name."""

    class Role(models.TextChoices):
        MEMBER = "member", _("member")
        MANAGER = "manager", _("manager")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="people")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="organisation_roles")
    role = models.CharField(max_length=8, choices=Role, default=Role.MEMBER)
    title = models.CharField(max_length=80, blank=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "member"], name="organisation_person_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} · {self.organisation_id}"


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

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "member"], condition=Q(state="open"), name="claim_open_once"
            ),
            models.UniqueConstraint(fields=["organisation"], condition=Q(state="accepted"), name="claim_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} → {self.organisation_id}: {self.state}"
