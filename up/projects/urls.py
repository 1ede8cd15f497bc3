"""Addresses of projects, below a territory."""

from django.urls import include, path

from up.projects.views import contributions, editing, journal, page, team

one_project = [
    path("", page.project, name="project"),
    path("modifier/", editing.edit, name="project-edit"),
    path("etape/", editing.stage, name="project-stage"),
    path("retirer/", editing.withdraw, name="project-withdraw"),
    path("retablir/", editing.restore, name="project-restore"),
    path("publier-ailleurs/", editing.publish_in, name="project-publish-in"),
    path("reprendre/", editing.take_back, name="project-take-back"),
    path("journal/", journal.new, name="project-update-new"),
    path("journal/<int:pk>/", journal.edit, name="project-update-edit"),
    path("journal/<int:pk>/supprimer/", journal.delete, name="project-update-delete"),
    path("journal/<int:pk>/retablir/", journal.restore, name="project-update-restore"),
    path("contribuer/", contributions.contribute, name="project-contribute"),
    path("contributions/<int:pk>/repondre/", contributions.reply, name="project-reply"),
    path("contributions/<int:pk>/retirer/", contributions.hide, name="project-contribution-hide"),
    path("contributions/<int:pk>/retablir/", contributions.restore, name="project-contribution-restore"),
    path("suivre/", contributions.follow, name="project-follow"),
    path("equipe/", team.team, name="project-team"),
    path("equipe/<int:pk>/retirer/", team.remove, name="project-team-remove"),
    path("equipe/repondre/", team.answer, name="project-team-answer"),
    path("equipe/quitter/", team.leave, name="project-team-leave"),
    path("porter/", team.take_on, name="project-take-on"),
    path("passer-la-main/", team.hand_over, name="project-hand-over"),
    path("passer-la-main/repondre/", team.answer_carrying, name="project-hand-over-answer"),
]

territory_patterns = [
    path("projets/", page.projects, name="projects"),
    path("projets/invitation/<slug:key>/", team.invitation, name="project-invitation"),
    path("projets/<slug:slug>/", include(one_project)),
]
