"""Every write of projects, one function per intention."""

from up.projects.actions.carrying import accept_carrying, decline_carrying, offer_carrying, release, take_on
from up.projects.actions.contributions import contribute, hide_contribution, reply, restore_contribution
from up.projects.actions.follows import follow, unfollow
from up.projects.actions.journal import delete_update, edit_update, post_update, restore_update
from up.projects.actions.life import (
    change_stage,
    edit_project,
    publish_in,
    publish_project,
    restore_project,
    take_back,
    take_down,
    withdraw_project,
)
from up.projects.actions.team import (
    accept_invitation,
    decline_invitation,
    invite_address,
    invite_member,
    leave_team,
    remove_from_team,
)

__all__ = [
    "accept_carrying",
    "accept_invitation",
    "change_stage",
    "contribute",
    "decline_carrying",
    "decline_invitation",
    "delete_update",
    "edit_project",
    "edit_update",
    "follow",
    "hide_contribution",
    "invite_address",
    "invite_member",
    "leave_team",
    "offer_carrying",
    "post_update",
    "publish_in",
    "publish_project",
    "release",
    "remove_from_team",
    "reply",
    "restore_contribution",
    "restore_project",
    "restore_update",
    "take_back",
    "take_down",
    "take_on",
    "unfollow",
    "withdraw_project",
]
