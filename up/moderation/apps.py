from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "up.moderation"
    label = "moderation"

    def ready(self) -> None:
        from up.activity import log
        from up.members import erasure, export
        from up.members.actions import bar_from_network
        from up.members.models import Member
        from up.moderation import codes, own_data, registry

        registry.register(
            Member,
            label=_("a member"),
            url=lambda member, territory: member.address_in(territory),
            hide=lambda member, territory: bar_from_network(member=member, territory=territory),
            author=lambda member: member,
            readable=lambda territory, reader: Member.objects.in_territory(territory).visible_to(reader),
        )
        for code in codes.ALL:
            log.register(code)
        export.register("reports", own_data.reports)
        erasure.register("reports", own_data.erase)
