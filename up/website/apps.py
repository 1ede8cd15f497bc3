from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "up.website"
    label = "website"

    def ready(self) -> None:
        from up.website import publishing

        publishing.register()
