"""The directory and the pages of organisations, read by each person."""

from django.utils import timezone

from up.organisations.tests.factories import add_person, make_claim, make_imported, make_organisation
from up.testing.cast import Cast
from up.testing.urls import Row


def world(cast: Cast) -> dict[str, str]:
    """One that the holder manages, one removed by them, one of a register, and a claim for it."""
    managed = make_organisation(cast)
    removed = make_organisation(cast, name="Une ancienne")
    type(removed).objects.filter(pk=removed.pk).update(removed_at=timezone.now())
    imported = make_imported(cast)
    person = add_person(managed, cast.helper)
    claim = make_claim(imported, cast.helper, cast.home)
    return {
        "managed": managed.slug,
        "removed": removed.slug,
        "imported": imported.slug,
        "person": str(person.pk),
        "claim": str(claim.pk),
    }


SIGN_IN = {"visitor": 302}
DONE_BY_HOLDER = {"stranger": 403, "holder": 303, "else": 404}  # who comes after the holder finds it gone
BASE = "/chevreuse/annuaire"

ROWS = [
    Row("organisations", f"{BASE}/", {"else": 200}),
    Row("organisations", f"{BASE}/?q=jardin&kind=nope&place=x&page=99", {"else": 200}),
    Row("organisation", f"{BASE}/{{managed}}/", {"else": 200}),
    Row("organisation", f"{BASE}/{{imported}}/", {"else": 200}),
    Row("organisation", f"{BASE}/autre-{{managed}}/", {"else": 301}),
    Row("organisation", f"{BASE}/{{removed}}/", {"holder": 200, "else": 404}),
    Row("organisation", "/metz/annuaire/{managed}/", {"else": 404}),
    Row("organisation-new", f"{BASE}/ajouter/", {**SIGN_IN, "else": 200}),
    Row("organisation-edit", f"{BASE}/{{managed}}/modifier/", {**SIGN_IN, "holder": 200, "else": 403}),
    Row("organisation-edit", f"{BASE}/{{imported}}/modifier/", {**SIGN_IN, "animator": 200, "else": 403}),
    Row("organisation-edit", "/metz/annuaire/{managed}/modifier/", {**SIGN_IN, "else": 404}),
    Row("organisation-people", f"{BASE}/{{managed}}/personnes/", {**SIGN_IN, "holder": 200, "else": 403}),
    Row("organisation-people", "/metz/annuaire/{managed}/personnes/", {**SIGN_IN, "else": 404}),
    Row("organisation-publish-in", f"{BASE}/{{managed}}/publier-ailleurs/", {**SIGN_IN, "holder": 200, "else": 403}),
    Row("organisation-publish-in", "/metz/annuaire/{managed}/publier-ailleurs/", {**SIGN_IN, "else": 404}),
    Row("organisation-claim", f"{BASE}/{{imported}}/revendiquer/", {**SIGN_IN, "else": 200}),
    Row("organisation-claim", f"{BASE}/{{managed}}/revendiquer/", {**SIGN_IN, "else": 403}),
    Row("organisation-claim", "/metz/annuaire/{imported}/revendiquer/", {**SIGN_IN, "else": 404}),
    Row("organisation-claims", f"{BASE}/revendications/", {**SIGN_IN, "animator": 200, "else": 403}),
    Row("organisation-claims", "/metz/annuaire/revendications/", {**SIGN_IN, "else": 403}),
    Row("organisation-claim-decide", f"{BASE}/revendications/{{claim}}/", {"else": 405}),
    Row(
        "organisation-claim-decide",
        f"{BASE}/revendications/{{claim}}/",
        {**SIGN_IN, "animator": 422, "else": 403},
        "post",
    ),
    Row("organisation-claim-decide", "/metz/annuaire/revendications/{claim}/", {**SIGN_IN, "else": 404}, "post"),
    Row("organisation-remove", f"{BASE}/{{managed}}/retirer/", {"else": 405}),
    Row("organisation-remove", f"{BASE}/{{managed}}/retirer/", {**SIGN_IN, **DONE_BY_HOLDER}, "post"),
    Row("organisation-remove", "/metz/annuaire/{managed}/retirer/", {**SIGN_IN, "else": 404}, "post"),
    Row("organisation-restore", f"{BASE}/{{removed}}/remettre/", {"else": 405}),
    Row(
        "organisation-restore",
        f"{BASE}/{{removed}}/remettre/",
        {**SIGN_IN, "stranger": 404, "holder": 303, "else": 403},
        "post",
    ),
    Row("organisation-person", f"{BASE}/{{managed}}/personnes/{{person}}/", {"else": 405}),
    Row(
        "organisation-person-remove",
        f"{BASE}/{{managed}}/personnes/{{person}}/retirer/",
        {**SIGN_IN, **DONE_BY_HOLDER},
        "post",
    ),
    Row("organisation-person", "/metz/annuaire/{managed}/personnes/{person}/", {**SIGN_IN, "else": 404}, "post"),
    Row("organisation-invitation", f"{BASE}/{{managed}}/invitation/", {"else": 405}),
    Row("organisation-invitation", f"{BASE}/{{managed}}/invitation/", {**SIGN_IN, "else": 409}, "post"),
]
