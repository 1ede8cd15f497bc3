from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConversationsConfig(AppConfig):
    name = "up.conversations"
    label = "conversations"

    def ready(self) -> None:
        from up.activity import log
        from up.conversations import codes, privacy
        from up.conversations.actions import hide_message
        from up.conversations.models import Message
        from up.moderation import registry

        log.register(codes.POSTED)
        privacy.register_privacy()
        registry.register(
            Message,
            label=_("a message"),
            url=lambda message, territory: territory.url("conversation", slug=message.conversation.slug),
            hide=hide_message,
            author=lambda message: message.author,
            readable=Message.objects.readable,
        )
