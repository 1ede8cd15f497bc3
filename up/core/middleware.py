"""One line a request in the log, and our two exceptions as pages."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from up.core.verdict import Conflict, Refused

log = logging.getLogger("up.request")


class RequestLog:
    """Logs method, path, status and milliseconds; slow or failed requests as warnings."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        response = self.get_response(request)
        spent = (time.perf_counter() - start) * 1000
        level = logging.WARNING if response.status_code >= 500 or spent > 2000 else logging.INFO
        if not request.path.startswith("/static/"):
            log.log(level, "%s %s %s %.0f ms", request.method, request.path, response.status_code, spent)
        return response


class Refusals:
    """`Refused` becomes a page with its reason (403), `Conflict` another (409)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            return render(request, "403.html", {"reason": error.reason}, status=403)
        if isinstance(error, Conflict):
            return render(request, "409.html", {"reason": error.reason}, status=409)
        return None
