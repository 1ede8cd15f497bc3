from django.http import HttpResponse
from django.urls import path

territory_patterns = [
    path("projets/<slug:slug>/", lambda r, slug: HttpResponse(), name="project"),
    path("projets/invitation/<slug:key>/", lambda r, key: HttpResponse(), name="project-invitation"),
]
