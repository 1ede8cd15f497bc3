"""The pages of reporting, of the animators' desk and of a decision."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from up.members.tests import factories
from up.moderation import actions
from up.moderation.models import Report
from up.testing.cast import Cast

DESK = "/chevreuse/signalements/"


def form_of(cast: Cast) -> str:
    return f"/chevreuse/signaler/member/{cast.helper.pk}/"


def test_a_visitor_reports_with_an_address(cast: Cast) -> None:
    client = cast.client()
    page = client.post(form_of(cast), {"reason": "spam", "text": "Three times.", "email": "me@"})
    assert page.status_code == 422
    assert "Three times." in page.content.decode()
    answer = client.post(form_of(cast), {"reason": "spam", "text": "Three times.", "email": "me@example.org"})
    assert answer.status_code == 302
    assert Report.objects.get().reporter_email == "me@example.org"


def test_a_member_needs_none(cast: Cast) -> None:
    client = cast.client(cast.holder)
    assert b'name="email"' not in client.get(form_of(cast)).content
    assert client.post(form_of(cast), {"reason": "nonsense"}).status_code == 422
    client.post(form_of(cast), {"reason": "other"})
    assert Report.objects.get().reporter == cast.holder


def test_ten_reports_an_hour_from_one_machine(cast: Cast) -> None:
    client = cast.client()
    for number in range(11):
        answer = client.post(form_of(cast), {"reason": "spam", "email": f"a{number}@example.org"})
    assert answer.status_code == 429
    assert Report.objects.count() == 10


def test_what_one_may_not_see_cannot_be_reported(cast: Cast) -> None:
    from up.members.actions import block

    block(actor=cast.helper, other=cast.holder)
    assert cast.client(cast.holder).get(form_of(cast)).status_code == 404


def test_an_animator_decides_with_a_reason(cast: Cast) -> None:
    one = actions.report(actor=cast.holder, territory=cast.home, target=cast.helper, reason="spam")
    client = cast.client(cast.animator)
    assert "Nadia Berthier" in client.get(DESK).content.decode()
    name = f"r{one.pk}"
    assert client.post(f"{DESK}{one.pk}/decider/", {f"{name}-outcome": "kept", f"{name}-reason": ""}).status_code == 422
    data = {f"{name}-outcome": "kept", f"{name}-reason": "She is real."}
    assert client.post(f"{DESK}{one.pk}/decider/", data).status_code == 302
    assert client.post(f"{DESK}{one.pk}/decider/", data).status_code == 409
    shown = cast.client(cast.helper).get(f"{DESK}{one.pk}/").content.decode()
    assert "She is real." in shown
    assert "mailto:chevreuse@example.org?subject=I%20contest%20decision" in shown
    assert "Claire" not in shown


def test_more_reports_do_not_cost_more_queries(cast: Cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert cast.client(cast.animator).get(DESK).status_code == 200
        return len(captured)

    def report(name: str) -> None:
        person = factories.member(name, cast.home, email=f"{name}@example.org")
        actions.report(actor=cast.holder, territory=cast.home, target=person, reason="spam")

    report("one")
    few = queries()
    for number in range(12):
        report(f"p{number}")
    assert queries() == few


def test_a_network_without_a_charter_of_its_own_has_the_common_one(cast: Cast) -> None:
    page = cast.client().get("/chevreuse/charte/").content.decode()
    assert "We come to do things together." in page
    cast.home.charter = "## Our own\n\nBe kind."
    cast.home.save()
    assert "Be kind." in cast.client().get("/chevreuse/charte/").content.decode()
