from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "up.conversations"
    label = "conversations"
