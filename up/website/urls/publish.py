"""Addresses of «Say it», in a territory."""

from django.urls import path

from up.website.views import publish

territory_patterns = [
    path("publier/", publish.publish, name="publish"),
    path("publier/projet/", publish.project, name="publish-project"),
    path("publier/projet/brouillon/", publish.keep, name="publish-keep"),
    path("publier/projet/proposer/", publish.propose, name="publish-propose"),
    path("publier/projet/besoins/", publish.needs, name="publish-needs"),
    path("publier/projet/adresse/", publish.email, name="publish-email"),
    path("publier/brouillons/<slug:key>/supprimer/", publish.discard, name="publish-discard"),
]
