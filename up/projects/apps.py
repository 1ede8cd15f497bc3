from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "up.projects"
    label = "projects"
