from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "up.organisations"
    label = "organisations"

    def ready(self) -> None:
        from up.organisations import codes, matching, reportable
        from up.organisations.imports import publish_imported
        from up.territories import coverage

        codes.register_codes()
        matching.register_source()
        reportable.register_reportables()
        coverage.register(publish_imported)
