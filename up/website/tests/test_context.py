"""What every page knows, and what it costs."""

import pytest

from up.activity.models import LogEntry, Notification
from up.conversations.models import Conversation, Participant
from up.testing.cast import Cast
from up.website.context import Unread

pytestmark = pytest.mark.django_db


def test_counts_are_asked_when_shown_and_once(cast: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    entry = LogEntry.objects.create(code="x", territory=cast.home)
    Notification.objects.create(member=cast.helper, entry=entry)
    with django_assert_num_queries(0):
        unread = Unread(cast.helper)
    with django_assert_num_queries(2):
        assert (unread.notifications, unread.messages) == (1, 0)
        assert (unread.notifications, unread.messages) == (1, 0)


def test_an_unread_conversation_counts(cast: Cast) -> None:
    from django.utils import timezone

    conversation = Conversation.objects.create(
        territory=cast.home, subject="x", last_message_at=timezone.now(), last_author=cast.holder
    )
    for member in (cast.helper, cast.holder):
        Participant.objects.create(conversation=conversation, member=member)
    assert Unread(cast.helper).messages == 1
    assert Unread(cast.holder).messages == 0
