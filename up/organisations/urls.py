from django.urls import path

from up.organisations import views

territory_patterns = [
    path("annuaire/", views.directory, name="organisations"),
    path("annuaire/ajouter/", views.new, name="organisation-new"),
    path("annuaire/revendications/", views.claims, name="organisation-claims"),
    path("annuaire/revendications/<int:pk>/", views.decide, name="organisation-claim-decide"),
    path("annuaire/<slug:slug>/", views.organisation, name="organisation"),
    path("annuaire/<slug:slug>/modifier/", views.edit, name="organisation-edit"),
    path("annuaire/<slug:slug>/retirer/", views.remove, name="organisation-remove"),
    path("annuaire/<slug:slug>/remettre/", views.restore, name="organisation-restore"),
    path("annuaire/<slug:slug>/publier-ailleurs/", views.publish_in, name="organisation-publish-in"),
    path("annuaire/<slug:slug>/revendiquer/", views.claim, name="organisation-claim"),
    path("annuaire/<slug:slug>/personnes/", views.people, name="organisation-people"),
    path("annuaire/<slug:slug>/personnes/<int:pk>/", views.person, name="organisation-person"),
    path("annuaire/<slug:slug>/personnes/<int:pk>/retirer/", views.person_remove, name="organisation-person-remove"),
    path("annuaire/<slug:slug>/invitation/", views.invitation, name="organisation-invitation"),
]
