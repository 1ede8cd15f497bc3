"""How a listing is settled: the ways in which a need, or an offer, comes to its end."""

from enum import Enum


class Settling(Enum):
    """What answers a listing.

    In the first two, introductions do, and this module says how many. In the three others something else than an
    introduction decides; the app that brings the first kind of that sort brings it.
    """

    OPEN = "open"  # anybody may answer, and one introduction that helped is enough
    SEATS = "seats"  # there is room for so many people, and it is answered when that many helped
    CLAIM = "claim"  # a lot belongs to the first who claims it, or a part of its quantity
    BOOKING = "booking"  # a time slot is taken, again and again
    PIPELINE = "pipeline"  # it passes through named steps until it is signed or given up

    def introductions_needed(self, seats: int | None) -> int | None:
        """How many introductions have to help before it is answered; None where introductions do not settle it."""
        return {Settling.OPEN: 1, Settling.SEATS: seats or 1}.get(self)

    def is_full(self, seats: int | None, taken: int) -> bool:
        """Whether nobody else can be introduced, since so many already are."""
        return self is Settling.SEATS and seats is not None and taken >= seats
