"""Needs, offers and introductions, for each person."""

from up.exchange import actions
from up.exchange.tests.factories import make_introduction, make_listing
from up.testing.cast import Cast
from up.testing.urls import Row

LIST = "/chevreuse/besoins-et-offres/"
ONE = LIST + "{listing}/"
MEETINGS = "/chevreuse/rencontres/"
MEETING = MEETINGS + "{introduction}/"

ANYBODY = {"else": 200}
SIGNED_IN = {"visitor": 302, "else": 200}
POST_ONLY = {"visitor": 302, "else": 405}
THE_OWNER = {"visitor": 302, "holder": 200, "animator": 200, "else": 403}
THE_TWO = {"visitor": 302, "holder": 200, "helper": 200, "else": 404}
INVALID_FROM_THE_TWO = {"visitor": 302, "holder": 422, "helper": 422, "else": 404}
NOBODY = {"else": 404}
NOBODY_SIGNED_IN = {"visitor": 302, "else": 404}


def world(cast: Cast) -> dict[str, str]:
    """A need of the holder, and the helper's answer to it."""
    listing = make_listing(cast.holder, cast.home)
    removed = make_listing(cast.holder, cast.home)
    actions.remove_listing(actor=cast.holder, territory=cast.home, listing=removed)
    introduction = make_introduction(listing, cast.helper, cast.home)
    return {
        "listing": listing.slug, "removed": removed.slug, "introduction": introduction.slug,
        "need": listing.public_id, "helper": cast.helper.public_id,
    }  # fmt: skip


ROWS = [
    Row("listings", LIST, ANYBODY),
    Row("listings", LIST + "?kind=premises&area=many&page=0", ANYBODY),
    Row("listing", ONE, ANYBODY),
    Row("listing", "/metz/besoins-et-offres/{listing}/", NOBODY),
    Row("listing", LIST + "{removed}/", {"holder": 200, "animator": 200, "else": 404}),
    Row("listing-new", LIST + "nouveau/", SIGNED_IN),
    Row("listing-new", LIST + "nouveau/?side=offer&kind=premises", SIGNED_IN),
    Row("listing-new", LIST + "nouveau/?project=forged00", NOBODY_SIGNED_IN),
    Row("listing-help", ONE + "aider/", ANYBODY),
    Row("listing-help", "/metz/besoins-et-offres/{listing}/aider/", NOBODY),
    Row("listing-edit", ONE + "modifier/", THE_OWNER),
    Row("listing-edit", "/metz/besoins-et-offres/{listing}/modifier/", NOBODY_SIGNED_IN),
    Row("listing-move", ONE + "etat/", POST_ONLY),
    Row("listing-move", ONE + "etat/", {"else": 302}, "post"),
    Row("listing-confirm", ONE + "confirmer/", {"holder": 200, "animator": 200, "else": 403}),
    Row("listing-confirm", ONE + "confirmer/?key=forged", {"holder": 200, "animator": 200, "else": 403}),
    Row("listing-confirm", "/metz/besoins-et-offres/{listing}/confirmer/", NOBODY),
    Row("introductions", MEETINGS, SIGNED_IN),
    Row("introduction-propose", MEETINGS + "proposer/?listing={need}&to={helper}", SIGNED_IN),
    Row("introduction-propose", MEETINGS + "proposer/?listing={need}&to=forged00", NOBODY_SIGNED_IN),
    Row("introduction-propose", "/metz/rencontres/proposer/?listing={need}&to={helper}", NOBODY_SIGNED_IN),
    Row("suggestion-dismiss", MEETINGS + "ecarter/", POST_ONLY),
    Row("suggestion-dismiss", MEETINGS + "ecarter/", NOBODY_SIGNED_IN, "post"),
    Row("introduction", MEETING, THE_TWO),
    Row("introduction", "/metz/rencontres/{introduction}/", NOBODY_SIGNED_IN),
    Row("introduction-see", MEETING + "vue/", POST_ONLY),
    Row("introduction-accept", MEETING + "accepter/", POST_ONLY),
    Row("introduction-decline", MEETING + "decliner/", POST_ONLY),
    Row(
        "introduction-decline",
        MEETING + "decliner/",
        {"visitor": 302, "holder": 422, "helper": 422, "else": 404},
        "post",
    ),
    Row("introduction-withdraw", MEETING + "retirer/", POST_ONLY),
    Row("introduction-outcome", MEETING + "bilan/", POST_ONLY),
    Row(
        "introduction-outcome", MEETING + "bilan/", {"visitor": 302, "holder": 422, "helper": 422, "else": 404}, "post"
    ),
]
