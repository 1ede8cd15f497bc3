from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "up.moderation"
    label = "moderation"
