"""The charter, reporting and the animators' desk."""

from typing import Any

from up.moderation.actions import decide, report
from up.testing.cast import Cast
from up.testing.urls import Row

DESK = {"visitor": 302, "animator": 200, "else": 403}


def world(cast: Cast) -> dict[str, Any]:
    made = report(actor=cast.holder, territory=cast.home, target=cast.helper, reason="spam")
    decided = report(actor=cast.holder, territory=cast.home, target=cast.animator, reason="spam")
    decide(actor=cast.animator, report=decided, outcome="kept", reason="All is well.")
    away = report(actor=cast.outside_animator, territory=cast.away, target=cast.outsider, reason="spam")
    return {"helper": cast.helper.pk, "report": made.pk, "decided": decided.pk, "away": away.pk}


ROWS = [
    Row("charter", "/chevreuse/charte/", {"else": 200}),
    Row("report", "/chevreuse/signaler/member/{helper}/", {"helper": 403, "else": 200}),
    Row("report", "/metz/signaler/member/{helper}/", {"else": 404}),
    Row("report", "/chevreuse/signaler/place/1/", {"else": 404}),
    Row("reports", "/chevreuse/signalements/", DESK),
    Row("reports", "/metz/signalements/", {"visitor": 302, "else": 403}),
    Row("report-decision", "/chevreuse/signalements/{report}/", {"visitor": 302, "else": 404}),
    Row(
        "report-decision",
        "/chevreuse/signalements/{decided}/",
        {"visitor": 302, "holder": 200, "animator": 200, "else": 404},
    ),
    Row("report-decide", "/chevreuse/signalements/{report}/decider/", {"visitor": 302, "else": 405}),
    Row(
        "report-decide",
        "/chevreuse/signalements/{report}/decider/",
        {"visitor": 302, "animator": 422, "else": 403},
        "post",
    ),
    Row("report-decide", "/chevreuse/signalements/{away}/decider/", {"visitor": 302, "else": 404}, "post"),
]
