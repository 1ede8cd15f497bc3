from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "up.organisations"
    label = "organisations"

    def ready(self) -> None:
        from up.members import erasure, export
        from up.organisations import codes, matching, own_data, reportable
        from up.organisations.imports import publish_imported
        from up.territories import coverage

        codes.register_codes()
        matching.register_source()
        reportable.register_reportables()
        export.register("organisations", own_data.collect)
        erasure.register("organisations", own_data.erase)
        coverage.register(publish_imported)
