"""Making, editing, publishing elsewhere, removing."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from up.activity.models import LogEntry
from up.core.verdict import Conflict, Refused
from up.matching.models import Document
from up.organisations.actions import edit_organisation, publish_in, remove, restore, take_back, take_down
from up.organisations.models import Organisation
from up.organisations.tests.factories import add_person, make_imported, make_organisation
from up.territories.models import Territory
from up.testing.cast import Cast


def is_live(organisation: Organisation) -> bool:
    return Document.objects.of(organisation).filter(is_live=True).exists()


def test_its_author_manages_it(cast: Cast) -> None:
    made = make_organisation(cast, title="coordinatrice", themes=[cast.theme])
    person = made.people.get()
    assert (person.member, person.role, person.title) == (cast.holder, "manager", "coordinatrice")
    assert made.search_name == "la ressourcerie du hurepoix"
    assert made.publications.get().is_origin
    assert LogEntry.objects.get(code="organisation.created").target == made
    document = Document.objects.of(made).get()
    assert (document.owner_id, document.territories) == (cast.holder.pk, [cast.home.pk])
    assert document.concepts == [cast.theme.pk]


def test_who_adds_one_joins_the_network(cast: Cast) -> None:
    make_organisation(cast, actor=cast.stranger)
    assert cast.stranger.role_in(cast.home) == "member"


def test_numbers_are_checked_and_belong_to_one(cast: Cast) -> None:
    made = make_organisation(cast, registrations={"siren": "552 100 554", "rna": ""})
    assert [(r.register, r.number) for r in made.registrations.all()] == [("siren", "552100554")]
    with pytest.raises(ValidationError) as caught:
        make_organisation(cast, name="Une autre", registrations={"siren": "552100554"})
    assert "number_siren" in caught.value.message_dict
    with pytest.raises(ValidationError):
        make_organisation(cast, name="Encore une autre", registrations={"siren": "552100555"})
    assert Organisation.objects.count() == 1


def test_the_number_of_a_removed_organisation_is_free(cast: Cast) -> None:
    old = make_organisation(cast, registrations={"siren": "552100554"})
    remove(actor=cast.holder, territory=cast.home, organisation=old)
    new = make_organisation(cast, registrations={"siren": "552100554"})
    assert new.registrations.count() == 1


def test_the_dates_of_an_agreement_are_kept_only_with_it(cast: Cast) -> None:
    today = timezone.localdate()
    made = make_organisation(cast, ess="agreement", agreement_from=today, agreement_until=today)
    assert made.agreement_until == today
    edit_organisation(actor=cast.holder, territory=cast.home, organisation=made, ess="declared")
    made.refresh_from_db()
    assert made.agreement_until is None


def test_managers_edit(cast: Cast) -> None:
    made = make_organisation(cast, registrations={"siren": "552100554"})
    edit_organisation(
        actor=cast.holder, territory=cast.home, organisation=made, name="L’Atelier", registrations={"siren": ""}
    )
    made.refresh_from_db()
    assert (made.name, made.search_name, made.registrations.count()) == ("L’Atelier", "l atelier", 0)
    assert Document.objects.of(made).get().title == "L’Atelier"


def test_nobody_else_edits(cast: Cast) -> None:
    made = make_organisation(cast)
    add_person(made, cast.helper)
    for person in (cast.helper, cast.stranger, cast.animator, cast.outside_animator):
        with pytest.raises(Refused):
            edit_organisation(actor=person, territory=cast.home, organisation=made, name="Autre")


def test_animators_edit_what_nobody_manages_in_their_territory(cast: Cast) -> None:
    imported = make_imported(cast)
    edit_organisation(actor=cast.animator, territory=cast.home, organisation=imported, phone="01 60 00 00 00")
    with pytest.raises(Refused):
        edit_organisation(actor=cast.outside_animator, territory=cast.away, organisation=imported, phone="")


def test_publishing_in_a_second_territory_and_back(cast: Cast) -> None:
    made = make_organisation(cast)
    with pytest.raises(Refused):
        publish_in(actor=cast.holder, organisation=made, territory=cast.away)
    publish_in(actor=cast.outside_animator, organisation=made, territory=cast.away)
    assert made in Organisation.objects.in_territory(cast.away)
    assert not made.publications.get(territory=cast.away).is_origin
    with pytest.raises(Conflict):
        publish_in(actor=cast.outside_animator, organisation=made, territory=cast.away)
    take_back(actor=cast.holder, organisation=made, territory=cast.away)
    take_back(actor=cast.holder, organisation=made, territory=cast.home)
    assert [p.territory for p in made.publications.all()] == [cast.home]


def test_nothing_is_published_in_a_group(cast: Cast) -> None:
    group = Territory.objects.create(slug="groupe", name="Groupe", is_group=True)
    with pytest.raises(Refused):
        publish_in(actor=cast.holder, organisation=make_organisation(cast), territory=group)


def test_removing_can_be_undone(cast: Cast) -> None:
    made = make_organisation(cast)
    remove(actor=cast.holder, territory=cast.home, organisation=made)
    assert not Organisation.objects.in_territory(cast.home).exists()
    assert not is_live(made)
    with pytest.raises(Conflict):
        remove(actor=cast.holder, territory=cast.home, organisation=made)
    made.refresh_from_db()
    restore(actor=cast.holder, territory=cast.home, organisation=made)
    assert Organisation.objects.in_territory(cast.home).exists()
    assert is_live(made)


def test_moderation_hides_it_in_one_territory_only(cast: Cast) -> None:
    made = make_imported(cast, cast.home, cast.away)
    take_down(made, cast.home)
    assert not Organisation.objects.in_territory(cast.home).exists()
    assert Organisation.objects.in_territory(cast.away).exists()
    assert Document.objects.of(made).get().territories == [cast.away.pk]
