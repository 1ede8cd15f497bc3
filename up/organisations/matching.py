"""An organisation as the matching engine sees it."""

from up.core.text import excerpt
from up.matching.registry import Described, Source, register
from up.organisations import rules
from up.organisations.models import Organisation


def describe(organisation: Organisation) -> Described | None:
    territories = [p.territory_id for p in organisation.publications.all() if p.hidden_at is None]
    if organisation.removed_at or not territories:
        return None
    managers = rules.managers(organisation)
    concepts = [*organisation.sectors.all(), *organisation.themes.all()]
    return Described(
        title=organisation.name,
        summary=excerpt(organisation.description, 300),
        body=organisation.description,
        kind=organisation.kind,
        created_at=organisation.created_at,
        owner_id=managers[0].member_id if managers else None,
        territories=territories,
        concepts=[concept.pk for concept in concepts],
        place=organisation.place,
        fresh_until=organisation.confirm_by,
    )


def register_source() -> None:
    register(Source("organisation", Organisation, describe, Organisation.objects.with_documents))
