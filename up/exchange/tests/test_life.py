"""The life of an introduction, played at random: it never leaves its table, and the database agrees."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from up.core.verdict import Conflict, Refused
from up.exchange import actions
from up.exchange.life import TRANSITIONS, State, move
from up.exchange.models import Introduction, Outcome
from up.exchange.tests.factories import make_introduction, make_listing
from up.testing.cast import Cast


def test_every_state_has_its_row() -> None:
    assert set(TRANSITIONS) == set(State.values)
    assert set().union(*TRANSITIONS.values()) == set(State.values) - {State.PROPOSED}


def test_what_ended_stays(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    introduction = make_introduction(listing, cast.helper, cast.home)
    actions.withdraw(actor=cast.helper, introduction=introduction)
    for state in State.values:
        with pytest.raises(Conflict):
            move(introduction, state)


def machine(cast: Cast) -> type[RuleBasedStateMachine]:
    people = st.sampled_from([cast.holder, cast.helper, cast.stranger, cast.animator])

    class Life(RuleBasedStateMachine):
        @initialize()
        def begin(self) -> None:
            Introduction.objects.all().delete()
            listing = make_listing(cast.holder, cast.home)
            self.pk = make_introduction(listing, cast.helper, cast.home).pk
            self.before: str = State.PROPOSED

        def act(self, action: Any, **said: Any) -> None:
            introduction = Introduction.objects.get(pk=self.pk)
            try:
                action(introduction=introduction, **said)
            except (Conflict, Refused):
                assert Introduction.objects.get(pk=self.pk).state == self.before

        @rule(who=people)
        def see(self, who: Any) -> None:
            self.act(actions.see, actor=who)

        @rule(who=people, reply=st.sampled_from(["", "With joy"]))
        def accept(self, who: Any, reply: str) -> None:
            self.act(actions.accept, actor=who, reply=reply)

        @rule(who=people, why=st.sampled_from(Introduction.DeclineReason.values))
        def decline(self, who: Any, why: str) -> None:
            self.act(actions.decline, actor=who, reason=why)

        @rule(who=people)
        def withdraw(self, who: Any) -> None:
            self.act(actions.withdraw, actor=who)

        @rule(who=people, helped=st.booleans())
        def outcome(self, who: Any, helped: bool) -> None:
            self.act(actions.say_outcome, actor=who, helped=helped)

        @rule()
        def silence(self) -> None:
            self.act(lambda introduction: move(introduction, State.UNREACHABLE))

        @invariant()
        def in_its_table(self) -> None:
            now = Introduction.objects.get(pk=self.pk)
            assert now.state == self.before or now.state in TRANSITIONS[self.before]
            assert (now.conversation is not None) == (now.state in (State.ACCEPTED, State.HELPED, State.NOT_HELPED))
            ended = now.state in (State.HELPED, State.NOT_HELPED)
            assert ended == Outcome.objects.filter(introduction=now, member=cast.holder).exists()
            self.before = now.state

    return Life


def test_any_order_of_actions(cast: Cast) -> None:
    quick = settings(
        max_examples=25, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(machine(cast), settings=quick)
