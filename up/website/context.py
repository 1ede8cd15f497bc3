"""What every page knows."""

from typing import Any

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    territory = getattr(request, "territory", None)
    return {
        "territory": territory,
        "member": getattr(request, "member", None),
        "hue": territory.hue if territory else 265,
    }
