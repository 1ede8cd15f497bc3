from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "up.members"
    label = "members"

    def ready(self) -> None:
        from up.activity import digest, log
        from up.matching import registry as matching
        from up.members import described, digests, export, own_data
        from up.members.models import Member

        matching.register(matching.Source("member", Member, described.describe, described.queryset))
        matching.register_exclusion(described.blocked_owners)
        matching.register_hiding(lambda reader: described.blocked_owners(reader, reader.pk))
        export.register("profile", own_data.profile)
        export.register("activity", own_data.activity)
        digest.register(digests.profile_to_confirm)
        for code, sentence in (
            ("member.joined", _("%(actor)s joins the network.")),
            ("member.left", _("%(actor)s leaves the network.")),
        ):
            log.register(log.Code(code, sentence, described.address))
