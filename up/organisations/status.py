"""The status of an organisation in the social and solidarity economy, in plain words."""

from django.utils.translation import gettext as _

from up.core import shown
from up.organisations.models import Organisation

Ess = Organisation.Ess


def ess_sentence(organisation: Organisation) -> str:
    """What the reader may rely on; an agreement with its dates, and what has become of it."""
    if organisation.ess == Ess.AGREEMENT:
        return agreement_sentence(organisation)
    return {
        Ess.LAW: _("Belongs to the social and solidarity economy by law, by what it is."),
        Ess.DECLARED: _("Says itself that it belongs to the social and solidarity economy; nobody has verified it."),
        Ess.NONE: _("Is not listed in the social and solidarity economy."),
    }[Ess(organisation.ess)]


def agreement_sentence(organisation: Organisation) -> str:
    start, end = organisation.agreement_from, organisation.agreement_until
    dates = {"start": start and shown.day(start), "end": end and shown.day(end)}
    if organisation.agreement_has_expired:
        return _("Its agreement as a solidarity enterprise ended on %(end)s.") % dates
    if organisation.agreement_is_to_come:
        return _("Agreed as a solidarity enterprise from %(start)s on.") % dates
    if start and end:
        return _("Agreed as a solidarity enterprise, from %(start)s to %(end)s.") % dates
    if end:
        return _("Agreed as a solidarity enterprise until %(end)s.") % dates
    if start:
        return _("Agreed as a solidarity enterprise since %(start)s.") % dates
    return _("Agreed as a solidarity enterprise; the dates are not given.")
