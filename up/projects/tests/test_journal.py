"""The journal, contributions, following, mentions."""

import pytest
from django.core.exceptions import ValidationError

from up.core.verdict import Conflict, Refused
from up.projects import actions
from up.projects.mentions import mentioned
from up.projects.models import Contribution, Follow, Update
from up.projects.reportable import hide
from up.projects.tests.factories import add_to_team, make_contribution, make_idea, make_project
from up.projects.tests.test_life import told
from up.testing.cast import Cast


def test_news_tell_followers_and_team(cast: Cast) -> None:
    project = make_project(cast)
    actions.follow(actor=cast.helper, project=project)
    actions.follow(actor=cast.outsider, project=project)
    actions.unfollow(actor=cast.outsider, project=project)
    add_to_team(project, cast.animator)
    before = project.moved_at
    actions.post_update(actor=cast.holder, territory=cast.home, project=project, title="La mairie nous confie 900 m²")
    assert told("project.update") == {"Nadia", "Helene"}
    project.refresh_from_db()
    assert project.moved_at > before


def test_only_the_team_writes_news(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.post_update(actor=cast.helper, territory=cast.home, project=make_project(cast), title="Non")


def test_news_are_edited_deleted_and_brought_back(cast: Cast) -> None:
    project = make_project(cast)
    add_to_team(project, cast.helper)
    update = actions.post_update(actor=cast.holder, territory=cast.home, project=project, title="Un")
    actions.edit_update(actor=cast.helper, territory=cast.home, update=update, title="Deux", body="Mieux")
    actions.delete_update(actor=cast.helper, territory=cast.home, update=update)
    assert not Update.objects.shown().exists()
    update.refresh_from_db()
    with pytest.raises(Refused):
        actions.restore_update(actor=cast.holder, territory=cast.home, update=update)
    with pytest.raises(Conflict):
        actions.delete_update(actor=cast.helper, territory=cast.home, update=update)
    actions.restore_update(actor=cast.helper, territory=cast.home, update=update)
    assert Update.objects.shown().get().title == "Deux"


def test_what_moderation_hid_is_not_brought_back(cast: Cast) -> None:
    project = make_project(cast)
    update = actions.post_update(actor=cast.holder, territory=cast.home, project=project, title="Un")
    hide(update, cast.home)
    update.refresh_from_db()
    with pytest.raises(Refused):
        actions.restore_update(actor=cast.holder, territory=cast.home, update=update)


@pytest.mark.parametrize("kind", Contribution.Kind.values)
def test_anybody_but_the_team_contributes(cast: Cast, kind: str) -> None:
    project = make_project(cast)
    actions.contribute(
        actor=cast.stranger, territory=cast.home, project=project, kind=kind, text="Le lycée a une serre."
    )
    assert told("project.contribution") == {"Claire"}
    assert cast.stranger.role_in(cast.home)
    with pytest.raises(Refused):
        actions.contribute(actor=cast.holder, territory=cast.home, project=project, kind=kind, text="Moi")


def test_a_contribution_to_an_idea_tells_who_gave_it(cast: Cast) -> None:
    idea = make_idea(cast)
    actions.contribute(actor=cast.holder, territory=cast.home, project=idea, kind="take_on", text="Moi.")
    assert told("project.contribution") == {"Nadia"}


@pytest.mark.parametrize(("kind", "text"), [("other", "Texte"), ("question", "")])
def test_a_forged_kind_and_an_empty_text_are_refused(cast: Cast, kind: str, text: str) -> None:
    with pytest.raises(ValidationError):
        actions.contribute(actor=cast.helper, territory=cast.home, project=make_project(cast), kind=kind, text=text)


def test_the_team_replies_once_and_tells_the_author(cast: Cast) -> None:
    contribution = make_contribution(make_project(cast), cast.helper)
    actions.reply(actor=cast.holder, territory=cast.home, contribution=contribution, text="Bonne idée.")
    assert told("project.reply") == {"Nadia"}
    contribution.refresh_from_db()
    assert (contribution.reply, contribution.replied_by) == ("Bonne idée.", cast.holder)
    with pytest.raises(ValidationError):
        actions.reply(actor=cast.holder, territory=cast.home, contribution=contribution, text=" ")
    with pytest.raises(Refused):
        actions.reply(actor=cast.helper, territory=cast.home, contribution=contribution, text="Merci")


def test_an_author_takes_a_contribution_away_and_back(cast: Cast) -> None:
    contribution = make_contribution(make_project(cast), cast.helper)
    with pytest.raises(Refused):
        actions.hide_contribution(actor=cast.holder, territory=cast.home, contribution=contribution)
    actions.hide_contribution(actor=cast.helper, territory=cast.home, contribution=contribution)
    assert not Contribution.objects.shown().exists()
    contribution.refresh_from_db()
    actions.restore_contribution(actor=cast.helper, territory=cast.home, contribution=contribution)
    assert Contribution.objects.shown().exists()


def test_following_twice_is_following_once(cast: Cast) -> None:
    project = make_project(cast)
    actions.follow(actor=cast.helper, project=project)
    actions.follow(actor=cast.helper, project=project)
    assert Follow.objects.count() == 1


def test_a_name_after_an_at_sign_mentions_its_member(cast: Cast) -> None:
    text = "Merci @nadia berthier, et @Karim Benali. Voir claire@vasseur.fr, @Personne, @"
    assert mentioned(text, cast.home) == [cast.helper]
    assert mentioned(text, cast.away) == [cast.outsider]
    assert mentioned("rien", cast.home) == []


def test_who_is_mentioned_is_told_once(cast: Cast) -> None:
    project = make_project(cast)
    actions.follow(actor=cast.helper, project=project)
    actions.post_update(
        actor=cast.holder, territory=cast.home, project=project, title="Affiche", body="Merci @Nadia Berthier !"
    )
    assert told("project.mention") == {"Nadia"}
    assert told("project.update") == set()
