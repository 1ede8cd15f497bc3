from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "up.projects"
    label = "projects"

    def ready(self) -> None:
        from up.core import look
        from up.projects import codes, drafts, matching, privacy, reportable
        from up.projects.models import Stage

        look.name("stage", {stage.value: stage.label for stage in Stage})
        codes.register_codes()
        matching.register_source()
        reportable.register_reportables()
        drafts.register_drafts()
        privacy.register_privacy()
