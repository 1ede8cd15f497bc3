"""Finding concepts by what is typed."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from up.core.text import fold
from up.taxonomy.models import Concept


def find(text: str, kind: str, limit: int = 8) -> QuerySet[Concept]:
    """Concepts of a kind with a word that begins with the text, or contains one; curated ones and labels first."""
    folded = fold(text)[:60]
    concepts = Concept.objects.of_kind(kind)
    if not folded:
        return concepts.none()
    rank = Case(
        When(search_text__startswith=f"|{folded}", then=Value(0)),
        When(search_text__contains=f"|{folded}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = concepts.filter(search_text__contains=f"|{folded}") | concepts.filter(search_text__contains=f" {folded}")
    return found.annotate(rank=rank).order_by("rank", "-is_curated", "label_fr")[:limit]
