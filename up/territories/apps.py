from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    name = "up.territories"
    label = "territories"
