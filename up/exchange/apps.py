from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "up.exchange"
    label = "exchange"

    def ready(self) -> None:
        from up.core import look
        from up.exchange import actions, answers, codes, kinds, privacy, sources
        from up.exchange.models import Listing
        from up.members import drafts
        from up.moderation import registry
        from up.projects import registry as projects

        kinds.discover()
        for kind in kinds.all_kinds():
            look.KINDS[kind.name] = look.Look(kind.hue, kind.icon)
        look.name("kind", {kind.name: kind.label for kind in kinds.all_kinds()})
        codes.register()
        privacy.register_privacy()
        sources.register_sources()
        projects.on_reach_change(sources.index_listings_of)
        drafts.register("exchange.help", answers.complete)
        registry.register(
            Listing,
            label=_("a need or an offer"),
            url=lambda listing, territory: territory.url("listing", slug=listing.slug),
            hide=actions.hide_listing,
            author=lambda listing: listing.author,
        )
