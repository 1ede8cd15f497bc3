from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "up.projects"
    label = "projects"

    def ready(self) -> None:
        from up.core import look
        from up.projects.models import Stage

        look.name("stage", {stage.value: stage.label for stage in Stage})
