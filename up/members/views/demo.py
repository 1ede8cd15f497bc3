"""The demo only: signing in as one of its people with one click."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from up.members import demo


@require_http_methods(["GET", "HEAD", "POST"])
def demo_login(request: HttpRequest) -> HttpResponse:
    """GET lists the cast, POST signs in as one of them."""
    people = demo.cast()
    if request.method != "POST":
        return render(request, "members/demo_login.html", {"cast": people})
    person = get_object_or_404(people, public_id=request.POST.get("person", ""))
    get_adapter().login(request, person)
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}):
        return redirect(target)
    territory = person.memberships.active().select_related("territory").order_by("joined_at").first()
    return redirect(territory.territory.url("for-you") if territory else "/")
