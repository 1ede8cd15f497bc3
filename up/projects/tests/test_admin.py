"""The administration of projects."""

from django.test import Client

from up.members.models import Member
from up.projects.models import Project
from up.projects.tests.factories import make_contribution, make_project
from up.testing.cast import Cast


def test_an_operator_looks_and_takes_down(cast: Cast) -> None:
    project = make_project(cast)
    make_contribution(project, cast.helper)
    client = Client()
    client.force_login(Member.objects.create_superuser("operator@example.org", name="Opératrice"))
    for page in ("project/", f"project/{project.pk}/change/", "update/", "contribution/"):
        assert client.get(f"/admin/projects/{page}").status_code == 200
    client.post("/admin/projects/project/", {"action": "take_down", "_selected_action": [project.pk]})
    assert not Project.objects.in_territory(cast.home).exists()
