"""Ideas and projects, their teams, journals and what others contribute."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from up.core.models import Addressed, Timestamped, closed_choices
from up.organisations.models import Organisation
from up.taxonomy.models import Concept
from up.territories.models import Place, Publication, Territory

if TYPE_CHECKING:
    from up.members.models import Member


class Stage(models.TextChoices):
    IDEA = "idea", _("Idea")
    EMERGENCE = "emergence", _("Emergence")
    PROTOTYPE = "prototype", _("Prototype")
    LAUNCH = "launch", _("Launch")
    RUNNING = "running", _("Running")
    HANDED_OVER = "handed_over", _("Handed over")
    STOPPED = "stopped", _("Stopped")


# The steps of the way, in order; the two others are ends.
PATH = [Stage.IDEA, Stage.EMERGENCE, Stage.PROTOTYPE, Stage.LAUNCH, Stage.RUNNING]


ENDS = [Stage.HANDED_OVER, Stage.STOPPED]


class ProjectQuerySet(models.QuerySet["Project"]):
    def published_in(self, territory: Territory) -> Self:
        """Published there and not taken down there, withdrawn or not."""
        return self.filter(
            Exists(ProjectPublication.objects.filter(project=OuterRef("pk"), territory=territory, hidden_at=None))
        )

    def in_territory(self, territory: Territory) -> Self:
        return self.published_in(territory).filter(withdrawn_at=None)

    def moving(self) -> Self:
        return self.exclude(stage__in=ENDS)

    def for_cards(self, territory: Territory) -> Self:
        """What `projects/card.html` shows, in a fixed number of queries: `needs_total` and `needs_done` among it."""
        return self.with_needs(territory).select_related("place", "organisation").prefetch_related("themes")

    def with_needs(self, territory: Territory) -> Self:
        """Adds how many needs a project has in this territory, and how many of them were answered."""
        return self.annotate(
            needs_total=_needs(territory, ["open", "paused", "answered"]), needs_done=_needs(territory, ["answered"])
        )

    def carried_by(self, member: Member) -> Self:
        """The projects that a member holds or is in the team of, and the ideas of theirs that nobody carries."""
        team = TeamMember.objects.filter(project=OuterRef("pk"), member=member, state=TeamMember.State.IN)
        own = Q(holder=member) | Q(holder=None, author=member)
        return self.filter(own | Exists(team), withdrawn_at=None)


def _needs(territory: Territory, states: list[str]) -> Coalesce:
    """Counted row by row: a page of a list counts the needs of its own projects only."""
    taken_down = Q(listings__publications__territory=territory, listings__publications__hidden_at__isnull=False)
    needs = Project.objects.alias(taken_down=FilteredRelation("listings__publications", condition=taken_down)).filter(
        pk=OuterRef("pk"),
        listings__side="need",
        listings__state__in=states,
        listings__removed_at=None,
        taken_down=None,
    )
    counted = needs.order_by().values("pk").annotate(count=Count("listings", distinct=True)).values("count")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)


@closed_choices
class Project(Addressed, Timestamped):
    """What somebody wants to make happen. Without a holder it is an idea that anybody may take on."""

    title = models.CharField(max_length=120)
    purpose = models.CharField(max_length=200, blank=True)
    story = models.TextField(max_length=20000, blank=True, help_text="Markdown")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.IDEA)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="projects")
    themes = models.ManyToManyField(Concept, blank=True, related_name="theme_projects")
    cover = models.ImageField(upload_to="projects", blank=True)
    cover_alt = models.CharField(max_length=160, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="held_projects"
    )
    offered_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        help_text="Whom the holder asked to carry it from now on.",
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="projects"
    )
    territories = models.ManyToManyField(Territory, through="ProjectPublication", related_name="projects")
    source = models.CharField(max_length=40, blank=True, help_text="Where the record was imported from.")
    source_id = models.CharField(max_length=60, blank=True)
    moved_at = models.DateTimeField(default=timezone.now, db_index=True, help_text="The last time something happened.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ProjectQuerySet] = ProjectQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-moved_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source=""), name="project_imported_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_moving(self) -> bool:
        return self.stage not in ENDS

    @property
    def hue(self) -> int | None:
        """Of its first theme: what its drawn cover takes."""
        return next((theme.hue for theme in self.themes.all() if theme.hue is not None), None)

    @property
    def origin(self) -> Territory | None:
        """The territory in which it was first published."""
        return next((p.territory for p in self.publications.all() if p.is_origin), None)

    @property
    def team_members(self) -> list[TeamMember]:
        """Who is in the team, beside the holder."""
        return [t for t in self.team.all() if t.state == TeamMember.State.IN and t.member_id != self.holder_id]


class ProjectPublication(Publication):
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="publications")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "territory"], name="project_in_territory"),
            models.UniqueConstraint(fields=["project"], condition=Q(is_origin=True), name="project_one_origin"),
        ]


@closed_choices
class TeamMember(models.Model):
    """Somebody in the team of a project, or invited to it."""

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        IN = "in", _("in the team")
        DECLINED = "declined", _("declined")
        LEFT = "left", _("left")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="team")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="teams"
    )
    email = models.EmailField(blank=True, help_text="Where the invitation went, until somebody accepts it.")
    key = models.CharField(max_length=32, blank=True, editable=False, help_text="In the link of that mail.")
    role = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.INVITED)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "member"], name="team_member_once"),
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="team_invitation_key"),
            models.CheckConstraint(
                condition=Q(member__isnull=False) | Q(state="invited") & ~Q(email="") & ~Q(key=""),
                name="team_member_or_mail",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id or self.email} · {self.project_id}: {self.state}"


class Follow(models.Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="follows")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "member"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.member_id} → {self.project_id}"


class ShownQuerySet[M: models.Model](models.QuerySet[M]):
    def shown(self) -> Self:
        return self.filter(hidden_at=None)


class Hideable(models.Model):
    """Can be taken away: by its author (`hidden_by`), who can bring it back, or by moderation, for good."""

    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


@closed_choices
class Update(Hideable, Timestamped):
    """A step of the journal. It says the stage only when it changed then; its title may be empty only then."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="updates")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=120, blank=True)
    body = models.TextField(max_length=8000, blank=True, help_text="Markdown")
    picture = models.ImageField(upload_to="updates", blank=True)
    picture_alt = models.CharField(max_length=160, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[ShownQuerySet[Update]] = ShownQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") | ~Q(stage=""), name="update_says_something"),
        ]

    def __str__(self) -> str:
        return self.title or self.get_stage_display()


@closed_choices
class Contribution(Hideable, Timestamped):
    """What somebody else brings to an idea."""

    class Kind(models.TextChoices):
        SUGGESTION = "suggestion", _("Suggestion")
        QUESTION = "question", _("Question")
        EXPERIENCE = "experience", _("Experience")
        RESOURCE = "resource", _("Resource")
        TAKE_ON = "take_on", _("I could take it on")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="contributions")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="contributions"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(max_length=4000, help_text="Markdown")
    reply = models.TextField(max_length=4000, blank=True, help_text="Markdown, by the team")
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ShownQuerySet[Contribution]] = ShownQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"
