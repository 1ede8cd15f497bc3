"""Conversations: their participants only."""

from django.core.files.base import ContentFile

from up.conversations.models import Attachment
from up.conversations.tests.factories import make_conversation
from up.testing.cast import Cast
from up.testing.urls import Row

INBOX = "/chevreuse/messages/"
TALK = INBOX + "{talk}/"
THE_TWO = {"visitor": 302, "holder": 200, "helper": 200, "else": 404}
POST_ONLY = {"visitor": 302, "else": 405}


def world(cast: Cast) -> dict[str, str]:
    talk = make_conversation(cast.home, cast.helper, cast.holder)
    message = talk.messages.get()
    file = Attachment.objects.create(message=message, name="a.pdf", size=1, file=ContentFile(b"a", name="a.pdf"))
    return {"talk": talk.slug, "file": str(file.pk)}


ROWS = [
    Row("conversations", INBOX, {"visitor": 302, "else": 200}),
    Row("conversation", TALK, THE_TWO),
    Row("conversation", TALK, {"visitor": 302, "holder": 422, "helper": 422, "else": 404}, "post"),
    Row("conversation", "/metz/messages/{talk}/", {"visitor": 302, "else": 404}),
    Row("conversation-more", TALK + "suite/?after=0", THE_TWO),
    Row("conversation-read", TALK + "lu/", POST_ONLY),
    Row("conversation-read", TALK + "lu/", {"visitor": 302, "holder": 303, "helper": 303, "else": 404}, "post"),
    Row("conversation-mute", TALK + "silence/", POST_ONLY),
    Row("conversation-mute", TALK + "silence/", {"visitor": 302, "holder": 303, "helper": 303, "else": 404}, "post"),
    Row("attachment", TALK + "fichiers/{file}/", THE_TWO),
    Row("attachment", TALK + "fichiers/999999/", {"visitor": 302, "else": 404}),
]
