from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "up.core"
    label = "core"
