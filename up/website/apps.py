from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "up.website"
    label = "website"
