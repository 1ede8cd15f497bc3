"""Organisations for tests: managed ones made by the action, imported ones as an importer leaves them."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from up.core.text import fold
from up.members.models import Member
from up.organisations.actions import create_organisation
from up.organisations.models import Claim, Organisation, OrganisationPerson, OrganisationPublication
from up.taxonomy.models import Concept
from up.territories.models import Territory
from up.testing.cast import Cast


def make_organisation(cast: Cast, **fields: Any) -> Organisation:
    """The holder's association in Dourdan, published at home, unless said otherwise."""
    defaults: dict[str, Any] = {
        "actor": cast.holder,
        "territory": cast.home,
        "name": "La Ressourcerie du Hurepoix",
        "kind": Organisation.Kind.ASSOCIATION,
        "ess": Organisation.Ess.LAW,
        "place": cast.places["Dourdan"],
    }
    return create_organisation(**defaults | fields)


def make_imported(cast: Cast, *territories: Territory, **fields: Any) -> Organisation:
    """A record of a register that nobody manages; at home unless territories are given."""
    name = fields.pop("name", "Jardins de l’Orge")
    defaults: dict[str, Any] = {
        "kind": Organisation.Kind.SOCIAL_ENTERPRISE,
        "ess": Organisation.Ess.AGREEMENT,
        "place": cast.places["Saint-Chéron"],
        "source": "register",
        "source_id": name,
    }
    organisation = Organisation.objects.create(name=name, search_name=fold(name), **defaults | fields)
    for territory in territories or (cast.home,):
        OrganisationPublication.objects.create(organisation=organisation, territory=territory)
    return organisation


def make_claim(organisation: Organisation, member: Member, territory: Territory, **fields: Any) -> Claim:
    return Claim.objects.create(organisation=organisation, member=member, territory=territory, **fields)


def add_person(organisation: Organisation, member: Member, **fields: Any) -> OrganisationPerson:
    return OrganisationPerson.objects.create(organisation=organisation, member=member, **fields)


def make_sector(key: str, *naf: str) -> Concept:
    return Concept.objects.create(
        kind="sector", key=key, label_fr=key, label_en=key, search_text=f"|{key}|", naf=list(naf), is_curated=True
    )


def queries(client: Client, page: str) -> int:
    """How many queries a page takes once the process is warm."""
    client.get(page)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)
