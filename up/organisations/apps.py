from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "up.organisations"
    label = "organisations"
