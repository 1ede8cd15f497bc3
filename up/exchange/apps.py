from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "up.exchange"
    label = "exchange"

    def ready(self) -> None:
        from up.core import look
        from up.exchange import actions, answers, codes, kinds, sources
        from up.exchange.models import Listing
        from up.members import drafts
        from up.moderation import registry

        kinds.discover()
        for kind in kinds.all_kinds():
            look.KINDS[kind.name] = look.Look(kind.hue, kind.icon)
        look.name("kind", {kind.name: kind.label for kind in kinds.all_kinds()})
        codes.register()
        sources.register_sources()
        drafts.register("exchange.help", answers.complete)
        registry.register(
            Listing,
            label=_("a need or an offer"),
            url=lambda listing, territory: territory.url("listing", slug=listing.slug),
            hide=actions.hide_listing,
            author=lambda listing: listing.author,
        )
