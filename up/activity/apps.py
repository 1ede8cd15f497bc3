from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "up.activity"
    label = "activity"
