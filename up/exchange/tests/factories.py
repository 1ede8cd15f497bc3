"""Things of exchange for tests, made by the actions."""

from __future__ import annotations

from typing import Any

from up.exchange import actions
from up.exchange.models import Introduction, Listing
from up.members.models import Member
from up.projects.models import Project, ProjectPublication
from up.territories.models import Territory

FACTS: dict[str, dict[str, dict[str, Any]]] = {
    "skill": {"need": {"effort": "two evenings"}, "offer": {"effort": "one evening a week"}},
    "volunteering": {"need": {"seats": 2, "hours": "Saturdays, 9 to 12"}, "offer": {"hours": "mornings"}},
    "premises": {
        "need": {"area_min": 60, "area_max": 120, "use": "workshop", "budget_month": 40000},
        "offer": {"area": 140, "use": "workshop", "rent": [{"year": 1, "month": 12000}, {"year": 2, "month": 18000}]},
    },
    "funding": {
        "need": {"amount": 800000, "purpose": "bread oven"},
        "offer": {"instrument": "grant", "amount_max": 300000, "who_for": "young associations"},
    },
    "mentoring": {
        "need": {"topic": "opening a shared place"},
        "offer": {"topic": "catering", "rhythm": "once a month"},
    },
    "outlet": {"need": {"product": "plum jam", "volume": "200 jars"}, "offer": {"product": "jams, honey"}},
    "service": {"need": {"for_whom": "my mother"}, "offer": {"for_whom": "everybody", "how_to_ask": "by telephone"}},
}


def make_listing(
    author: Member, territory: Territory, *, side: str = "need", kind: str = "skill", **fields: Any
) -> Listing:
    fields = {
        "title": "Somebody for our poster",
        "body": "For the *harvest* feast.",
        "facts": FACTS[kind][side],
    } | fields
    return actions.publish_listing(actor=author, territory=territory, side=side, kind=kind, **fields)


def make_project(holder: Member, territory: Territory, **fields: Any) -> Project:
    project = Project.objects.create(
        **{"title": "An eco-centre", "purpose": "A place to live and learn.", "author": holder, "holder": holder,
           "place": holder.place, "stage": "prototype"} | fields
    )  # fmt: skip
    ProjectPublication.objects.create(project=project, territory=territory, is_origin=True, published_by=holder)
    return project


def make_introduction(listing: Listing, helper: Member, territory: Territory, **fields: Any) -> Introduction:
    """The helper answers a listing."""
    fields = {"message": "I would gladly draw it."} | fields
    return actions.propose(actor=helper, territory=territory, listing=listing, recipient=listing.author, **fields)
