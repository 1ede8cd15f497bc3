"""Addresses of projects."""

from typing import Any

from up.projects import actions
from up.projects.tests.factories import make_contribution, make_idea, make_project
from up.testing.cast import Cast
from up.testing.urls import Row

READ = {"else": 200}
GONE = {"else": 404}
TEAM = {"visitor": 302, "holder": 200, "animator": 200, "else": 403}
HOLDER = {"visitor": 302, "holder": 200, "else": 403}


def world(cast: Cast) -> dict[str, Any]:
    """A project of the holder with a step of its journal and a contribution, an idea to take on."""
    project = make_project(cast)
    update = actions.post_update(actor=cast.holder, territory=cast.home, project=project, title="Semis")
    contribution = make_contribution(project, cast.helper)
    seat = actions.invite_address(actor=cast.holder, territory=cast.home, project=project, email="a@example.org")
    idea = make_idea(cast)
    return {
        "project": project.slug, "update": update.pk, "contribution": contribution.pk, "seat": seat.pk,
        "key": seat.key, "idea": idea.slug,
    }  # fmt: skip


def posted(name: str, path: str, **status: int) -> Row:
    """A button: a visitor signs in first, GET is not allowed, the row tells who may."""
    return Row(name, f"/chevreuse/projets/{{project}}/{path}", {"visitor": 302} | status, "post")


ROWS = [
    Row("projects", "/chevreuse/projets/", READ),
    Row("project", "/chevreuse/projets/{project}/", READ),
    Row("project", "/metz/projets/{project}/", GONE),
    Row("project-edit", "/chevreuse/projets/{project}/modifier/", TEAM),
    Row("project-edit", "/metz/projets/{project}/modifier/", {"visitor": 302, "else": 404}),
    Row("project-stage", "/chevreuse/projets/{project}/etape/", TEAM),
    Row("project-update-new", "/chevreuse/projets/{project}/journal/", TEAM),
    Row("project-update-edit", "/chevreuse/projets/{project}/journal/{update}/", TEAM),
    Row("project-reply", "/chevreuse/projets/{project}/contributions/{contribution}/repondre/", TEAM),
    Row("project-team", "/chevreuse/projets/{project}/equipe/", TEAM),
    Row("project-hand-over", "/chevreuse/projets/{project}/passer-la-main/", HOLDER),
    Row("project-contribute", "/chevreuse/projets/{project}/contribuer/", {"holder": 403, "else": 200}),
    Row("project-publish-in", "/chevreuse/projets/{project}/publier-ailleurs/", TEAM),
    Row("project-invitation", "/chevreuse/projets/invitation/{key}/", READ),
    Row("project-invitation", "/metz/projets/invitation/{key}/", {"else": 410}),
    posted("project-follow", "suivre/", **{"else": 302}),
    posted("project-withdraw", "retirer/", stranger=403, holder=302, **{"else": 404}),
    posted("project-restore", "retablir/", stranger=403, helper=403, outsider=403, holder=409, animator=409),
    posted("project-take-on", "porter/", **{"else": 409, "holder": 403}),
    posted("project-take-back", "reprendre/", **{"else": 404}),
    posted("project-hand-over-answer", "passer-la-main/repondre/", **{"else": 403}),
    posted("project-team-answer", "equipe/repondre/", **{"else": 404}),
    posted("project-team-leave", "equipe/quitter/", **{"else": 409}),
    posted("project-team-remove", "equipe/{seat}/retirer/", stranger=403, holder=302, **{"else": 404}),
    posted("project-update-delete", "journal/{update}/supprimer/", holder=302, animator=409, **{"else": 403}),
    posted("project-update-restore", "journal/{update}/retablir/", **{"else": 403}),
    posted("project-contribution-hide", "contributions/{contribution}/retirer/", helper=302, **{"else": 403}),
    posted("project-contribution-restore", "contributions/{contribution}/retablir/", **{"else": 403}),
    Row("publish", "/chevreuse/publier/", READ),
    Row("publish-project", "/chevreuse/publier/projet/", READ),
    Row("publish-needs", "/chevreuse/publier/projet/besoins/", GONE),
    Row("publish-email", "/chevreuse/publier/projet/adresse/", GONE),
    Row("publish-keep", "/chevreuse/publier/projet/brouillon/", {"else": 204}, "post"),
    Row("publish-propose", "/chevreuse/publier/projet/proposer/", READ, "post"),
    Row("publish-discard", "/chevreuse/publier/brouillons/none/supprimer/", GONE, "post"),
]
