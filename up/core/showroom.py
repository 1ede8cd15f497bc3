"""`/_ui/`: every component in every state, for whoever writes a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def showroom(request: HttpRequest) -> HttpResponse:
    return render(request, "core/showroom.html")
