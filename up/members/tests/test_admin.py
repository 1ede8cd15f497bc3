"""The operator's view of people and of the log."""

import pytest

from up.members import actions
from up.members.models import Member
from up.testing.cast import Cast


@pytest.mark.parametrize("path", ["members/member/", "activity/logentry/", "moderation/report/"])
def test_operators_read_and_nobody_else(cast: Cast, path: str) -> None:
    actions.join_network(member=cast.stranger, territory=cast.home)
    assert cast.client(cast.animator).get(f"/admin/{path}").status_code == 302
    Member.objects.filter(pk=cast.animator.pk).update(is_staff=True, is_superuser=True)
    client = cast.client(cast.animator)
    assert client.get(f"/admin/{path}").status_code == 200
    assert client.get(f"/admin/{path}add/").status_code == 403
