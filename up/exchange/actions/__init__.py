"""Every write of needs, offers and introductions."""

from up.exchange.actions.introductions import accept, decline, propose, say_outcome, see, withdraw
from up.exchange.actions.listings import (
    close_listing,
    confirm_listing,
    edit_listing,
    hide_listing,
    pause_listing,
    publish_listing,
    remove_listing,
    reopen_listing,
    restore_listing,
)

__all__ = [
    "accept",
    "close_listing",
    "confirm_listing",
    "decline",
    "edit_listing",
    "hide_listing",
    "pause_listing",
    "propose",
    "publish_listing",
    "remove_listing",
    "reopen_listing",
    "restore_listing",
    "say_outcome",
    "see",
    "withdraw",
]
