"""Whether this process can serve: asked by load balancers and operators at `/health/`, on any host."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.models import DBTaskResult

LONGEST_WAIT = timedelta(minutes=15)  # of a background task, before we call the workers stuck


def health(_request: HttpRequest) -> JsonResponse:
    """200 when database, cache and background work answer, else 503; says which of them does not."""
    parts = {"database": _check(_database), "cache": _check(_cache), "tasks": _check(_tasks)}
    is_well = all(part["ok"] for part in parts.values())
    answer = JsonResponse({"ok": is_well, **parts}, status=200 if is_well else 503)
    answer["Cache-Control"] = "no-store"
    return answer


class HealthCheck:
    """Answers before any other middleware: those need the database, and a host name that a probe does not send."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return health(request) if request.path_info == "/health/" else self.get_response(request)


def _check(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return {"ok": True} | ask()
    except Exception as error:  # whatever it is, the probe must get its answer
        return {"ok": False, "problem": type(error).__name__}


def _database() -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {}


def _cache() -> dict[str, Any]:
    word = get_random_string(8)
    cache.set("health", word, 10)
    return {"ok": cache.get("health") == word}


def _tasks() -> dict[str, Any]:
    waiting = DBTaskResult.objects.ready()
    oldest = waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    late = oldest is not None and timezone.now() - oldest > LONGEST_WAIT
    return {"ok": not late, "waiting": waiting.count(), "oldest": oldest}
