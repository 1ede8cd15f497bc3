"""Two people acting at the same instant, on PostgreSQL."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from up.conversations.models import Conversation
from up.core.verdict import Conflict
from up.exchange import actions
from up.exchange.models import Introduction, Listing
from up.exchange.tests.factories import make_introduction, make_listing
from up.testing.cast import Cast

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What each of these ends with, all begun together."""
    start, ends = Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            ends.append("done")
        except Conflict:
            ends.append("conflict")
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)


@pytest.mark.parametrize("_round", range(5))
def test_one_of_two_acceptances(cast: Cast, _round: int) -> None:
    pk = make_introduction(make_listing(cast.holder, cast.home), cast.helper, cast.home).pk

    def accept() -> None:
        actions.accept(actor=cast.holder, introduction=Introduction.objects.get(pk=pk))

    assert at_once(accept, accept) == ["conflict", "done"]
    assert Conversation.objects.count() == 1


def test_one_of_accepting_and_declining(cast: Cast) -> None:
    pk = make_introduction(make_listing(cast.holder, cast.home), cast.helper, cast.home).pk
    assert at_once(
        lambda: actions.accept(actor=cast.holder, introduction=Introduction.objects.get(pk=pk)),
        lambda: actions.decline(actor=cast.holder, introduction=Introduction.objects.get(pk=pk), reason="not_now"),
    ) == ["conflict", "done"]


def test_the_last_place_goes_to_one(cast: Cast) -> None:
    harvest = make_listing(cast.holder, cast.home, kind="volunteering", seats=1, facts={})
    pks = [make_introduction(harvest, who, cast.home).pk for who in (cast.helper, cast.stranger)]
    assert at_once(
        *(lambda pk=pk: actions.accept(actor=cast.holder, introduction=Introduction.objects.get(pk=pk)) for pk in pks)
    ) == ["conflict", "done"]


def test_the_same_answer_sent_twice(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)

    def answer() -> None:
        make_introduction(Listing.objects.get(pk=listing.pk), cast.helper, cast.home)

    assert at_once(answer, answer) == ["conflict", "done"]
    assert Introduction.objects.count() == 1
