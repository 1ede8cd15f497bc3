"""What hangs on a project and must follow it: apps above register, projects never know them."""

from collections.abc import Callable

from up.projects.models import Project

_followers: list[Callable[[Project], None]] = []


def on_reach_change(follow: Callable[[Project], None]) -> None:
    """`follow(project)` runs, in the same transaction, whenever where a project shows has changed: published or taken
    back, withdrawn or restored, taken down, or its holder."""
    _followers.append(follow)


def reach_changed(project: Project) -> None:
    for follow in _followers:
        follow(project)
