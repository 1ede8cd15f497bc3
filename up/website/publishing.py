"""«Say it»: from what somebody typed to a project with its needs; kept as a draft until it is public."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from up.exchange import kinds
from up.exchange.actions import publish_listing
from up.exchange.models import Side
from up.matching.understanding import concepts_in, understand
from up.members import drafts
from up.members.models import Draft, Member
from up.projects.actions import publish_project
from up.taxonomy.models import Concept
from up.website.publish_forms import MOST_NEEDS, NeedForm, ProjectForm, all_hold, posted_needs, proposed

DRAFT = "project"
LONGEST = 25_000  # characters of one field that a draft keeps
MOST_FIELDS = 200


def typed(data: Mapping[str, str]) -> dict[str, str]:
    """What a draft keeps of a form: everything that was typed."""
    own = [name for name in data if name not in {"csrfmiddlewaretoken", "draft"}]
    return {name: data[name][:LONGEST] for name in own[:MOST_FIELDS]}


def language() -> str:
    return (get_language() or "fr")[:2]


def is_understood(data: Mapping[str, str]) -> bool:
    """Whether the needs beside a text were made of this very text."""
    return data.get("lacks", "").strip() == data.get("understood", "").strip()


def understood_needs(data: Mapping[str, str]) -> list[NeedForm]:
    """The needs that a text speaks of. What was corrected by hand stays where its words are still in the text."""
    kept = {form["text"].value(): form for form in posted_needs(data)}
    known = {kind.name for kind in kinds.all_kinds()}
    found: list[NeedForm] = []
    for proposal in understand(data.get("lacks", ""), language(), side=Side.NEED)[:MOST_NEEDS]:
        number, kind = len(found), proposal.kind if proposal.kind in known else "skill"
        first = proposed(proposal, data.get("title", ""))
        if (corrected := kept.get(proposal.text)) is not None:
            kind = corrected.of_kind.name
            first |= {name: corrected[name].value() for name in corrected.fields}
        found.append(NeedForm(prefix=f"need{number}", kind=kind, initial=first))
    return found


def as_typed(forms: list[NeedForm]) -> dict[str, str]:
    """The fields of needs as a browser would send them."""
    sent: dict[str, str] = {}
    for form in forms:
        for name in form.fields:
            value = form[name].value()
            sent[form.add_prefix(name)] = ("on" if value else "") if name == "keep" else str(value or "")
    return sent


def spoken_themes(data: Mapping[str, str]) -> list[Concept]:
    """The themes that a text names, the first three."""
    text = " ".join(data.get(name, "") for name in ("title", "purpose", "story", "lacks"))
    return concepts_in(text, language(), "theme")[:3]


def with_themes(data: Mapping[str, str]) -> dict[str, str]:
    """With the themes that were recognised, unless some were shown and corrected already."""
    return {"themes": ", ".join(theme.label for theme in spoken_themes(data))} | dict(data)


def complete(draft: Draft, member: Member) -> str:
    """Publishes the project of a draft with its needs, all or nothing; returns its address."""
    territory = draft.territory
    form = ProjectForm(with_themes(draft.data), territory=territory)
    needs = [need for need in posted_needs(draft.data) if need.data.get(need.add_prefix("keep"))]
    if not form.is_valid() or not all_hold(needs):
        raise ValidationError(_("Something is still missing in your project: look at the sentences beside the fields."))
    data = form.cleaned_data
    project = publish_project(
        actor=member,
        territory=territory,
        title=data["title"],
        purpose=data["purpose"],
        story=data["story"],
        place=data["place"],
        themes=form.fields["themes"].concepts(data["themes"]),  # type: ignore[attr-defined]
        carried=data["carried"] == "yes",
    )
    for need in needs:
        publish_listing(actor=member, territory=territory, project=project, place=project.place, **need.values())
    return territory.url("project", slug=project.slug)


def register() -> None:
    drafts.register(DRAFT, complete)
