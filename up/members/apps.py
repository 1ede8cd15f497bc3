from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "up.members"
    label = "members"
