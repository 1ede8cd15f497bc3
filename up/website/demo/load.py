"""Fills an empty database with the demo: four living territories under a portal.

Rows are written directly, because they have a past: dates that no action would accept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from up.conversations.models import Conversation, Message, Participant
from up.core.text import fold
from up.exchange import kinds
from up.exchange.models import Introduction, Listing, ListingPublication, Outcome
from up.matching.actions import index_all
from up.matching.registry import all_sources
from up.members.demo import add_to_cast
from up.members.models import Member
from up.organisations.models import Organisation, OrganisationPerson, OrganisationPublication
from up.projects.models import Contribution, Follow, Project, ProjectPublication, TeamMember, Update
from up.taxonomy.actions import concepts_from_words, load_taxonomy
from up.taxonomy.models import Concept
from up.territories.models import Membership, Place, Territory, Zone
from up.website.demo.reading import Row, charter, dated, moment, rows, seed, territories

Say = Callable[[str], None]
DOMAIN = "demo.example"
MET = {Introduction.State.ACCEPTED, Introduction.State.HELPED, Introduction.State.NOT_HELPED}
EUROS = {"amount", "amount_min", "amount_max", "budget_month"}


@transaction.atomic
def load(say: Say) -> None:
    """Everything, in about a minute on two cores; `say` is told what is being done."""
    say("the taxonomy of skills and themes…")
    load_taxonomy()
    say("the communes of France (GeoNames)…")
    call_command("import-places", geonames=True, country=["FR"], verbosity=0)
    loaders = []
    made: dict[str, Territory] = {}
    networks, communes = territories()
    Place.objects.bulk_create(Place(country="FR", search_name=fold(row["name"]), **row) for row in communes)
    for row in networks:
        made[row["slug"]] = territory = make_territory(row, made)
        if not territory.is_group:
            loaders.append(Loader(territory))
    for step in ("members", "organisations", "projects", "listings", "introductions"):
        for loader in loaders:
            say(f"{step} of {loader.territory}…")
            getattr(loader, step)()
    for loader in loaders:
        loader.publish_elsewhere(made)
    say("the index of what is matched…")
    for source in all_sources():
        index_all(thing for thing in source.queryset() if source.accepts(thing))


def nearest(name: str, around: Place | None) -> Place:
    """The place of that name, the one nearest to a centre where several share it."""
    found = list(Place.objects.filter(country="FR", search_name=fold(name), lat__isnull=False))
    if not found:
        raise LookupError(f"The demo needs the commune {name!r}, which was not imported.")
    if around is None or around.lat is None or around.lon is None:
        return max(found, key=lambda place: place.population)
    lat, lon = around.lat, around.lon
    return min(found, key=lambda place: ((place.lat or 0) - lat) ** 2 + ((place.lon or 0) - lon) ** 2)


def covered(names: Sequence[str], around: Place) -> list[Place]:
    """The places of these names within about a degree of a centre; villages that are not imported are left out."""
    wanted = {fold(name) for name in names}
    lat, lon = around.lat or 0.0, around.lon or 0.0
    near = Place.objects.within(south=lat - 0.6, north=lat + 0.6, west=lon - 0.9, east=lon + 0.9)
    return [place for place in near if place.search_name in wanted]


def make_territory(row: Row, made: dict[str, Territory]) -> Territory:
    centre = nearest(row["centre"], None)
    slug, operator = row["slug"], row["operator"]
    territory = Territory.objects.create(
        slug=slug,
        name=row["name"],
        tagline=row["tagline"],
        presentation=row.get("presentation", "").replace("\n", " ").strip(),
        is_group=row.get("is_group", False),
        hue=row["hue"],
        languages=row.get("languages", ["fr"]),
        centre=centre,
        charter=charter(),
        operator=operator,
        operator_address="Adresse fictive, France",
        contact_email=f"animation@{slug}.{DOMAIN}",
    )
    territory.places.set(covered(row["places"], centre))
    if parent := row.get("parent"):
        territory.parents.add(made[parent])
    Zone.objects.bulk_create(
        Zone(territory=territory, place=nearest(zone["place"], centre), name=zone["name"], kind=zone["kind"])
        for zone in row.get("zones", [])
    )
    return territory


class Loader:
    """One territory: each step reads its file and remembers by key what the next steps refer to."""

    def __init__(self, territory: Territory) -> None:
        self.territory = territory
        self.places: dict[str, Place] = {}
        self.people: dict[str, Member] = {}
        self.structures: dict[str, Organisation] = {}
        self.ideas: dict[str, Project] = {}
        self.posted: dict[str, Listing] = {}
        self.themes = {concept.key: concept for concept in Concept.objects.of_kind("theme")}
        self.sectors = {concept.key: concept for concept in Concept.objects.of_kind("sector")}

    def place(self, name: str) -> Place:
        if name not in self.places:
            self.places[name] = nearest(name, self.territory.centre)
        return self.places[name]

    def read(self, file: str) -> list[Row]:
        return rows(self.territory.slug, file)

    def skills(self, words: Sequence[str], language: str = "fr") -> list[Concept]:
        return concepts_from_words(words, "skill", language)

    def members(self) -> None:
        addresses = []
        for row in self.read("members"):
            joined = moment(row["joined_days_ago"], row["key"])
            email = f"{row['key']}@{self.territory.slug}.{DOMAIN}"
            member = Member.objects.create_user(
                email,
                name=row["name"],
                place=self.place(row["place"]),
                audience=row["audience"],
                bio=row.get("bio", "").strip(),
                offers=row.get("offers", ""),
                seeks=row.get("seeks", ""),
                availability=row.get("availability", []),
                hours_per_month=row.get("hours_per_month"),
                remote=row.get("remote", False),
                languages=row.get("languages", []),
                language=row.get("language", "fr"),
                listed=row.get("in_directory", True),
                suggestible=row.get("suggestible", True),
            )
            member.skills.set(self.skills(row.get("skills", []), member.language if row.get("skills") else "fr"))
            member.themes.set(self.themes[key] for key in row.get("themes", []))
            Membership.objects.create(
                member=member, territory=self.territory, role=row.get("role", "member"), joined_at=joined
            )
            member.created_at = joined
            if "cast" in row:
                add_to_cast(member)
            addresses.append(EmailAddress(user=member, email=email, verified=True, primary=True))
            self.people[row["key"]] = member
        EmailAddress.objects.bulk_create(addresses)
        backdate(Member, list(self.people.values()))

    def organisations(self) -> None:
        for row in self.read("organisations"):
            organisation = Organisation.objects.create(
                name=row["name"],
                search_name=fold(row["name"]),
                kind=row["kind"],
                ess=row["ess"],
                place=self.place(row["place"]),
                description=row["description"].strip(),
                website=row.get("website", ""),
            )
            organisation.sectors.set(self.sectors[key] for key in row.get("sectors", []))
            organisation.themes.set(self.themes[key] for key in row.get("themes", []))
            people = row.get("people", [])
            OrganisationPerson.objects.bulk_create(
                OrganisationPerson(
                    organisation=organisation,
                    member=self.people[person["member"]],
                    role=person.get("role", "member"),
                    title=person.get("title", ""),
                )
                for person in people
            )
            by = self.people[people[0]["member"]] if people else None
            publish(OrganisationPublication, "organisation", organisation, self.territory, by)
            organisation.created_at = moment(60 + seed(row["key"]) % 500, row["key"])
            self.structures[row["key"]] = organisation
        backdate(Organisation, list(self.structures.values()))

    def projects(self) -> None:
        for row in self.read("projects"):
            holder = self.people.get(row.get("holder", ""))
            author = self.people[row.get("author") or row["holder"]]
            begun = moment(row["days_ago"], row["key"])
            project = Project.objects.create(
                title=row["title"],
                purpose=row["purpose"],
                story=row["story"].strip(),
                stage=row["stage"],
                place=self.place(row["place"]),
                author=author,
                holder=holder,
                organisation=self.structures.get(row.get("organisation", "")),
            )
            project.themes.set(self.themes[key] for key in row.get("themes", []))
            publish(ProjectPublication, "project", project, self.territory, author, begun)
            project.created_at, project.moved_at = begun, begun
            self._life(project, row)
            self.ideas[row["key"]] = project
        backdate(Project, list(self.ideas.values()), "created_at", "moved_at")

    def _life(self, project: Project, row: Row) -> None:
        """Its team, followers, journal and contributions."""
        key, begun = row["key"], project.created_at
        TeamMember.objects.bulk_create(
            TeamMember(
                project=project,
                member=self.people[person["member"]],
                role=person.get("role", ""),
                state=TeamMember.State.IN,
                invited_by=project.holder,
                since=begun + timedelta(days=3),
            )
            for person in row.get("team", [])
        )
        Follow.objects.bulk_create(
            Follow(project=project, member=self.people[follower], at=begun + timedelta(days=1))
            for follower in dict.fromkeys(row.get("followers", []))
        )
        for update, at in dated(row.get("updates", []), key):
            author = self.people[update["by"]]
            Update.objects.create(
                project=project, author=author, title=update["title"], body=update["body"],
                stage=update.get("stage", ""), at=at,
            )  # fmt: skip
            project.moved_at = max(project.moved_at, at)
        written = []
        for item, at in dated(row.get("contributions", []), f"{key}-c"):
            reply = item.get("reply", "")
            contribution = Contribution.objects.create(
                project=project, author=self.people[item["by"]], kind=item["kind"], text=item["text"], reply=reply,
                replied_by=(project.holder or project.author) if reply else None,
                replied_at=min(at + timedelta(days=2), timezone.now()) if reply else None,
            )  # fmt: skip
            contribution.created_at = at
            written.append(contribution)
        backdate(Contribution, written)

    def listings(self) -> None:
        for row in self.read("listings"):
            self.posted[row["key"]] = self._listing(row)
        backdate(Listing, list(self.posted.values()), "created_at", "answered_at")

    def _listing(self, row: Row) -> Listing:
        kind = kinds.get(row["kind"])
        at = moment(row["days_ago"], row["key"])
        answered = row["state"] == Listing.State.ANSWERED
        fresh = kind.fresh_for[row["side"]]
        confirm_by = timezone.localdate() + timedelta(days=fresh - row["days_ago"] % fresh)
        author, project = self.people[row["by"]], self.ideas.get(row.get("project", ""))
        listing = Listing.objects.create(
            side=row["side"],
            kind=row["kind"],
            title=row["title"],
            body=row["body"].strip(),
            author=author,
            project=project,
            organisation=None if project else self.structures.get(row.get("organisation", "")),
            place=self.place(row["place"]) if row.get("place") else author.place,
            remote=row.get("remote", False),
            state=row["state"],
            confirm_by=confirm_by,
            hide_from=confirm_by + kinds.GRACE,
            answered_at=at if answered else None,
            **kind.kept_as(row["side"], self._facts(row)),
        )
        listing.skills.set(self.skills(row.get("skills", []), author.language))
        listing.themes.set(self.themes[key] for key in row.get("themes", []))
        publish(ListingPublication, "listing", listing, self.territory, author, at)
        listing.created_at = at
        if answered:
            listing.answered_at = at + (timezone.now() - at) / 2
        return listing

    def _facts(self, row: Row) -> Row:
        """The file's facts as the kind checks them: euros become cents, days from today become dates."""
        facts: Row = {}
        today = timezone.localdate()
        for name, value in row.get("facts", {}).items():
            if name in EUROS:
                facts[name] = value * 100
            elif name == "rent":
                facts[name] = [{"year": step["year"], "month": step["month"] * 100} for step in value]
            elif name in {"starts_in_days", "ends_in_days"}:
                facts[name.replace("_in_days", "_on")] = today + timedelta(days=max(value, 0))
            else:
                facts[name] = value
        if "until_days" in row and "ends_on" not in facts:
            facts["ends_on"] = today + timedelta(days=row["until_days"])
        return facts

    def introductions(self) -> None:
        backdate(Introduction, [self._introduction(row) for row in self.read("introductions")])

    def _introduction(self, row: Row) -> Introduction:
        listing = self.posted[row["listing"]]
        proposer, recipient = self.people[row["from"]], self.people[row["to"]]
        state = Introduction.State(row["state"])
        at = moment(row["days_ago"], f"{row['listing']}-{row['to']}")
        met = state in MET
        answered = min(at + timedelta(days=1), timezone.now())
        introduction = Introduction.objects.create(
            territory=self.territory,
            listing=listing,
            project=listing.project,
            proposer=proposer,
            recipient=recipient,
            from_owner=recipient != listing.author and (proposer == listing.author or listing.project is not None),
            message=row["message"],
            state=state,
            seen_at=None if state == Introduction.State.PROPOSED else answered,
            answered_at=answered if met or state == Introduction.State.DECLINED else None,
            decline_reason=row.get("decline_reason", ""),
            closed_at=None if state in Introduction.ACTIVE else timezone.now(),
            conversation=self._conversation(row, listing, [proposer, recipient], at) if met else None,
        )
        introduction.created_at = at
        if state in {Introduction.State.HELPED, Introduction.State.NOT_HELPED}:
            Outcome.objects.create(
                introduction=introduction,
                member=introduction.needing,
                helped=state == Introduction.State.HELPED,
                thanks=row.get("thanks", ""),
            )
        return introduction

    def _conversation(self, row: Row, listing: Listing, people: list[Member], at: Any) -> Conversation:
        conversation = Conversation.objects.create(territory=self.territory, subject=listing.title)
        written = [(people[0], row["message"], at)]
        written += [
            (self.people[m["by"]], m["text"], when) for m, when in dated(row.get("messages", []), row["listing"])
        ]
        Message.objects.bulk_create(
            Message(conversation=conversation, author=author, body=body, at=when) for author, body, when in written
        )
        last_author, _body, last_at = max(written, key=lambda message: message[2])
        conversation.last_author, conversation.last_message_at = last_author, last_at
        conversation.save()
        Participant.objects.bulk_create(
            Participant(conversation=conversation, member=person, read_at=last_at if person == last_author else at)
            for person in people
        )
        return conversation

    def publish_elsewhere(self, made: dict[str, Territory]) -> None:
        for row in self.read("projects"):
            for slug in row.get("also_in", []):
                project = self.ideas[row["key"]]
                at = project.created_at + (timezone.now() - project.created_at) / 3
                publish(ProjectPublication, "project", project, made[slug], project.holder, at, is_origin=False)
                for listing in project.listings.all():
                    when = max(at, listing.created_at)
                    publish(ListingPublication, "listing", listing, made[slug], listing.author, when, is_origin=False)


def publish(
    model: type[Model], field: str, thing: Model, territory: Territory, by: Member | None, at: Any = None,
    is_origin: bool = True,
) -> None:  # fmt: skip
    model._default_manager.create(
        **{field: thing}, territory=territory, published_by=by, published_at=at or timezone.now(), is_origin=is_origin
    )


def backdate(model: type[Model], things: Sequence[Any], *fields: str) -> None:
    """Writes moments that the model would have set to now."""
    model._default_manager.bulk_update(things, fields or ("created_at",), batch_size=200)
