from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "up.matching"
    label = "matching"
