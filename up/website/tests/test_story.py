"""The main job, in a browser: from a need to an introduction that helped. Each page on the way is checked."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from up.exchange.models import Introduction, Listing
from up.members.models import Member
from up.projects.models import Project
from up.testing.browser import Browsing, Visit
from up.website.tests.village import Village, build

pytestmark = pytest.mark.browser

LACKS = (
    "Somebody who knows about communication, a larger place or some land, and people who have already set up a place"
)


@pytest.fixture
def village(browsing: Browsing) -> Village:
    return build(browsing.cast)


def press(visit: Visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).first.click()


def sign_in(browsing: Browsing, visit: Visit, name: str) -> None:
    """Types the code that was mailed, then the name that is asked of who is new."""
    visit.page.get_by_label("The code in the mail").fill(browsing.sign_in_code())
    press(visit, "Continue")
    visit.page.get_by_label("Your name").fill(name)
    press(visit, "Continue")


def say_the_eco_centre(visit: Visit) -> None:
    page = visit.page
    page.get_by_label("What do you want to make happen?").fill("An eco-centre in the heart of the town")
    page.get_by_label("What is it for, and for whom?").fill("A place to live in: workshops, a garden, a micro-farm.")
    page.get_by_label("Where?").fill("Dourdan")
    page.get_by_label("What is lacking to make it happen?").fill(LACKS)


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_visitor_finds_her_network_and_reads(browsing: Browsing, village: Village, phone: bool) -> None:
    visit = browsing.visit(phone=phone)
    visit.page.goto(visit.root)
    visit.check()
    visit.page.get_by_label("Your commune").fill("Dourdan")
    press(visit, "Find my network")
    visit.page.wait_for_url(re.compile("/chevreuse/"))
    expect(visit.page.get_by_text("Somebody who can draw our poster").first).to_be_visible()
    visit.check()
    visit.page.get_by_role("link", name="A bus that teaches repairing").first.click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("A bus that teaches repairing")
    visit.check()


def test_a_visitor_publishes_without_losing_a_word(browsing: Browsing, village: Village) -> None:
    visit = browsing.visit()
    visit.go("/publier/")
    visit.check()
    visit.page.get_by_role("link", name="I have a project").click()
    say_the_eco_centre(visit)
    expect(visit.page.get_by_text("We have understood 3 needs")).to_be_visible()
    visit.check()
    visit.page.get_by_text("Draft kept").wait_for()

    visit.go("/publier/")  # she closes the page, and comes back later
    visit.page.get_by_role("link", name="Go on").click()
    expect(visit.page.get_by_label("What is lacking to make it happen?")).to_have_value(LACKS)
    say_the_area(visit)
    press(visit, "Go on")
    finish_publishing(browsing, visit)


def finish_publishing(browsing: Browsing, visit: Visit) -> None:
    visit.page.get_by_label("Your e-mail address").fill("Vera.Lopez@example.org")
    assert not Member.objects.filter(email="vera.lopez@example.org").exists()
    press(visit, "Receive my code")
    sign_in(browsing, visit, "Vera Lopez")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("An eco-centre in the heart of the town")
    visit.check()
    project = Project.objects.get(title__startswith="An eco-centre")
    assert project.holder is not None
    assert project.holder.email == "vera.lopez@example.org"
    assert {need.kind for need in Listing.objects.filter(project=project)} == {"skill", "premises", "mentoring"}
    reader = browsing.visit()
    reader.go(f"/projets/{project.slug}/")
    expect(reader.page.get_by_role("heading", level=1)).to_be_visible()
    found(visit)


def say_the_area(visit: Visit) -> None:
    """What a place must say and the text did not."""
    visit.page.get_by_label("Area in m², at least").fill("80")


def found(visit: Visit) -> None:
    panel = visit.page.locator("#found")
    expect(panel.get_by_role("link", name="Nadia Berthier")).to_be_visible()
    expect(panel.get_by_role("link", name="A barn of 140 m² with some land").first).to_be_visible()
    expect(panel.get_by_text("knows: Communication").first).to_be_visible()
    expect(panel.get_by_text("km away").first).to_be_visible()
    expect(panel.get_by_text("free in the evenings").first).to_be_visible()
    assert panel.get_by_text("Iris Muller").count() == 0
    assert panel.get_by_text("Vera Lopez").count() == 0


def test_publishing_without_javascript(browsing: Browsing, village: Village) -> None:
    visit = browsing.visit(javascript=False)
    visit.go("/publier/")
    visit.page.get_by_role("link", name="I have a project").click()
    say_the_eco_centre(visit)
    press(visit, "Go on")
    expect(visit.page.get_by_text("Here is what we have understood")).to_be_visible()
    say_the_area(visit)
    press(visit, "Go on")
    finish_publishing(browsing, visit)


def test_two_people_meet_and_it_helped(browsing: Browsing, village: Village) -> None:
    cast = browsing.cast
    holder = browsing.visit(village.owner)
    holder.go(f"/projets/{village.bus.slug}/")
    holder.check()
    line = holder.page.locator("#found .found", has_text="Nadia Berthier").first
    line.get_by_role("link", name="Propose to meet").click()
    holder.page.get_by_label("Your message").fill("Would you draw the poster of our bus?")
    holder.check()
    press(holder, "Send")
    introduction = Introduction.objects.get()
    assert introduction.recipient == cast.helper

    helper = browsing.visit(cast.helper, phone=True)
    helper.go("/rencontres/")
    helper.check()
    helper.page.get_by_role("link", name="Alain Chevallier").first.click()
    expect(helper.page.get_by_text("Would you draw the poster of our bus?")).to_be_visible()
    helper.check()
    press(helper, "Accept and talk")
    expect(helper.page.get_by_text("Would you draw the poster of our bus?")).to_be_visible()
    helper.check()
    helper.page.get_by_label("Your message").fill("With pleasure, shall we meet on Thursday evening?")
    press(helper, "Send")
    expect(helper.page.get_by_text("Thursday evening")).to_be_visible()

    Introduction.objects.update(answered_at=timezone.now() - timedelta(days=10))  # they have met since
    holder.go("/messages/")
    holder.check()
    holder.page.get_by_role("link", name="Nadia Berthier").first.click()
    expect(holder.page.get_by_text("Thursday evening")).to_be_visible()
    press(holder, "Yes")
    holder.page.wait_for_load_state()
    introduction.refresh_from_db()
    assert introduction.state == Introduction.State.HELPED
    village.need.refresh_from_db()
    assert village.need.state == Listing.State.ANSWERED
    holder.go(f"/projets/{village.bus.slug}/")
    expect(holder.page.get_by_text(re.compile("1 (of|need).*1"))).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_visitor_answers_with_an_address_and_a_code(browsing: Browsing, village: Village, javascript: bool) -> None:
    visit = browsing.visit(javascript=javascript, phone=True)
    visit.go(f"/besoins-et-offres/{village.need.slug}/")
    visit.page.get_by_role("link", name="I can help").first.click()
    visit.page.get_by_label("Your message").fill("I can draw it.")
    visit.page.get_by_label("Your e-mail address").fill("luc@example.org")
    press(visit, "Send me the code")
    sign_in(browsing, visit, "Luc Martin")
    introduction = Introduction.objects.get()
    assert (introduction.proposer.email, introduction.recipient) == ("luc@example.org", village.owner)
    assert introduction.message == "I can draw it."


def test_a_member_finds_needs_near_home(browsing: Browsing, village: Village) -> None:
    visit = browsing.visit(browsing.cast.helper)
    visit.go("/pour-vous/")
    expect(visit.page.get_by_text("Somebody who can draw our poster").first).to_be_visible()
    expect(visit.page.get_by_text("km away").first).to_be_visible()
    visit.check()


def test_a_project_lives(browsing: Browsing, village: Village) -> None:
    cast = browsing.cast
    helper = browsing.visit(cast.helper)
    helper.go(f"/projets/{village.bus.slug}/")
    press(helper, "Follow")
    expect(helper.page.get_by_role("button", name="You follow it")).to_be_visible()
    form = helper.page.locator("details").filter(has_text="Contribute: an idea, a question")
    form.locator("[name=text]").fill("The school of Dourdan would welcome it.")
    form.get_by_role("button", name="Send").click()
    expect(helper.page.get_by_text("The school of Dourdan would welcome it.")).to_be_visible()


def test_a_territory_does_not_leak(browsing: Browsing, village: Village) -> None:
    visit = browsing.visit(browsing.cast.outsider)
    response = visit.page.goto(f"{visit.root}/metz/projets/{village.bus.slug}/")
    assert response is not None
    assert response.status == 404
    visit.page.goto(f"{visit.root}/metz/explorer/?q=bus")
    assert visit.page.get_by_text("A bus that teaches repairing").count() == 0 or (
        visit.page.get_by_text("neighbour").count() > 0
    )
