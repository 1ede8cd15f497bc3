"""Suggestions while somebody types a skill or a theme."""

from django.http import HttpRequest, JsonResponse

from up.taxonomy.lookup import find
from up.taxonomy.models import Concept


def concept_search(request: HttpRequest) -> JsonResponse:
    """`?kind=skill&q=jard` → {"results": [{"value": label, "text": label, "about": parent's label}]}."""
    kind = request.GET.get("kind", "skill")
    if kind not in Concept.Kind.values:
        return JsonResponse({"results": []}, status=400)
    found = find(request.GET.get("q", ""), kind).select_related("parent")
    return JsonResponse(
        {"results": [{"value": c.label, "text": c.label, "about": c.parent.label if c.parent else ""} for c in found]}
    )
