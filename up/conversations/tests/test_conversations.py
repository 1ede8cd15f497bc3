from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter

from up.activity.models import Notification
from up.conversations import actions
from up.conversations.models import Attachment, Conversation, Message
from up.conversations.privacy import collect
from up.conversations.tests.factories import make_conversation
from up.core.verdict import Refused
from up.members.erasure import erase
from up.members.models import Block
from up.testing.cast import Cast

INBOX = "/chevreuse/messages/"


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    return make_conversation(cast.home, cast.helper, cast.holder)


def page(talk: Conversation, more: str = "") -> str:
    return f"{INBOX}{talk.slug}/{more}"


def picture(name: str = "garden.png") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue())


def pdf() -> SimpleUploadedFile:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    return SimpleUploadedFile("plan.pdf", out.getvalue())


def unread(cast: Cast, talk: Conversation) -> list[str]:
    people = (cast.holder, cast.helper)
    return [str(p) for p in people if Conversation.objects.unread_by(p).filter(pk=talk.pk).exists()]


def test_nobody_else_ever_sees_it(cast: Cast, talk: Conversation) -> None:
    message = actions.post_message(actor=cast.holder, conversation=talk, body="", files=[pdf()])
    file = page(talk, f"fichiers/{message.attachments.get().pk}/")
    for person, status in ((cast.animator, 404), (cast.stranger, 404), (cast.outsider, 404), (None, 302)):
        client = cast.client(person)
        for address in (page(talk), page(talk, "suite/"), file):
            assert client.get(address).status_code == status
        came_from = {"Referer": f"http://testserver{INBOX}"}
        assert client.post(page(talk), {"body": "Let me in"}, headers=came_from).status_code == status
    assert cast.client(cast.holder).get(page(talk).replace("chevreuse", "metz")).status_code == 404
    other = make_conversation(cast.home, cast.stranger, cast.animator)
    stolen = page(other, f"fichiers/{message.attachments.get().pk}/")
    assert cast.client(cast.stranger).get(stolen).status_code == 404


def test_writing_and_reading(cast: Cast, talk: Conversation) -> None:
    assert unread(cast, talk) == []
    assert cast.client(cast.helper).post(page(talk), {"body": "When shall we meet?"}).status_code == 303
    assert unread(cast, talk) == ["Claire Vasseur"]
    client = cast.client(cast.holder)
    assert client.get(page(talk)).status_code == 200
    assert unread(cast, talk) == ["Claire Vasseur"]
    assert client.post(page(talk, "lu/")).status_code == 303
    assert unread(cast, talk) == []


def test_one_mail_until_they_come_back(cast: Cast, talk: Conversation, django_capture_on_commit_callbacks: Any) -> None:
    def write(body: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            actions.post_message(actor=cast.helper, conversation=talk, body=body)

    for body in ("One", "Two", "Three"):
        write(body)
    [letter] = mail.outbox
    assert letter.to == [cast.holder.email]
    assert page(talk) in letter.body
    actions.mark_read(actor=cast.holder, conversation=talk)
    assert not Notification.objects.unread().exists()
    write("Four")
    assert len(mail.outbox) == 2
    actions.mute(actor=cast.holder, conversation=talk, muted=True)
    actions.mark_read(actor=cast.holder, conversation=talk)
    write("Five")
    assert len(mail.outbox) == 2


def test_blocked_people_cannot_write(cast: Cast, talk: Conversation) -> None:
    Block.objects.create(blocker=cast.holder, blocked=cast.helper)
    with pytest.raises(Refused):
        actions.post_message(actor=cast.helper, conversation=talk, body="Hello?")
    assert cast.client(cast.helper).get(page(talk)).status_code == 200


def test_files_are_made_safe_and_handed_out_with_care(cast: Cast, talk: Conversation) -> None:
    client = cast.client(cast.helper)
    client.post(page(talk), {"body": "", "documents": [picture(), pdf()]})
    image, document = Attachment.objects.order_by("pk")
    assert (image.name, image.is_picture, document.name, document.is_picture) == (
        "garden.webp", True, "plan.pdf", False,
    )  # fmt: skip
    shown = cast.client(cast.holder).get(page(talk, f"fichiers/{image.pk}/"))
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    given = cast.client(cast.holder).get(page(talk, f"fichiers/{document.pk}/"))
    assert given["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert "sandbox" in given["Content-Security-Policy"]
    assert not Path(image.file.path).is_relative_to(settings.MEDIA_ROOT)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"body": "  "}, "Write something, or add a file."),
        ({"body": "See", "documents": [SimpleUploadedFile("run.exe", b"MZ")]}, "Only pictures and PDF files"),
        ({"body": "See", "documents": [picture() for _n in range(6)]}, "At most 5 files at a time."),
    ],
)
def test_bad_messages_get_a_sentence(cast: Cast, talk: Conversation, data: dict[str, Any], sentence: str) -> None:
    before = Message.objects.count()
    answer = cast.client(cast.helper).post(page(talk), data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Message.objects.count() == before


def test_a_refused_file_leaves_nothing_behind(cast: Cast, talk: Conversation) -> None:
    with pytest.raises(ValidationError):
        actions.post_message(
            actor=cast.helper, conversation=talk, body="", files=[pdf(), SimpleUploadedFile("x.pdf", b"%PDF-broken")]
        )
    assert not Attachment.objects.exists()


def test_without_leaving_the_page(cast: Cast, talk: Conversation) -> None:
    """htmx: what is new since the last message of the page comes at its end, each message once."""
    seen = Message.objects.latest("pk").pk
    actions.post_message(actor=cast.holder, conversation=talk, body="From the other")
    headers = {"HX-Request": "true"}
    sent = cast.client(cast.helper).post(page(talk), {"body": "Mine", "after": seen}, headers=headers)
    text = sent.content.decode()
    assert text.index("From the other") < text.index("Mine")
    assert "I would gladly" not in text
    last = Message.objects.latest("pk").pk
    assert f'id="last" value="{last}"' in text
    more = cast.client(cast.holder).get(page(talk, "suite/"), {"after": last - 1}).content.decode()
    assert "Mine" in more
    assert "From the other" not in more
    assert cast.client(cast.holder).get(page(talk, "suite/"), {"after": "x" * 40}).status_code == 200
    refused = cast.client(cast.helper).post(page(talk), {"body": ""}, headers=headers)
    assert (refused.status_code, refused["HX-Retarget"]) == (422, "#writing")


def test_messages_are_text(cast: Cast, talk: Conversation) -> None:
    actions.post_message(actor=cast.helper, conversation=talk, body="<script>alert(1)</script>")
    assert "<script>alert" not in cast.client(cast.holder).get(page(talk)).content.decode()


@pytest.mark.parametrize("count", [1, 6])
def test_the_list(cast: Cast, count: int, django_assert_num_queries: Any) -> None:
    talks = [make_conversation(cast.home, cast.helper, cast.holder, subject=f"About {n}") for n in range(count)]
    actions.post_message(actor=cast.helper, conversation=talks[0], body="The latest words")
    make_conversation(cast.away, cast.outsider, cast.holder)
    client = cast.client(cast.holder)
    with django_assert_num_queries(10):
        text = client.get(INBOX).content.decode()
    assert "The latest words" in text
    assert text.count("data-unread") == 1
    assert client.get(INBOX).context["page"][0] == talks[0]
    assert b"No message yet" in cast.client(cast.stranger).get(INBOX).content


def test_moderation_takes_a_message_down(cast: Cast, talk: Conversation) -> None:
    message = actions.post_message(actor=cast.helper, conversation=talk, body="Rude words", files=[pdf()])
    assert Message.objects.readable(cast.home, cast.holder).filter(pk=message.pk).exists()
    assert not Message.objects.readable(cast.home, cast.animator).exists()
    actions.hide_message(message, cast.home)
    client = cast.client(cast.holder)
    assert "Rude words" not in client.get(page(talk)).content.decode() + client.get(INBOX).content.decode()
    assert client.get(page(talk, f"fichiers/{message.attachments.get().pk}/")).status_code == 404


def test_leaving_takes_ones_words_along(cast: Cast, talk: Conversation) -> None:
    actions.post_message(actor=cast.holder, conversation=talk, body="My own words", files=[pdf()])
    assert [row["body"] for row in collect(cast.holder)["messages"]][-1] == "My own words"
    erase(member=cast.holder)
    assert [m.body for m in talk.messages.all()] == ["I would gladly draw it.", ""]
    assert not Attachment.objects.exists()
    assert cast.client(cast.helper).get(page(talk)).status_code == 200
    erase(member=cast.helper)
    assert not Conversation.objects.exists()
