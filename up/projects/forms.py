"""What one fills in about a project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from up.core import look
from up.core.forms import Card, CardRadios, DescriptionField, MarkdownField, PictureField
from up.core.text import fold
from up.members.models import Member
from up.organisations.models import Organisation
from up.projects.models import Contribution, Project, Stage
from up.taxonomy.forms import ConceptsField
from up.territories.forms import PlaceField
from up.territories.models import Territory


class ProjectForm(forms.Form):
    """The words of a project, where it is, what it is about."""

    title = forms.CharField(label=_("Name of the project"), max_length=120)
    purpose = forms.CharField(
        label=_("What it is for, in one sentence"),
        max_length=200,
        help_text=_("What a neighbour would understand at once."),
        widget=forms.Textarea({"rows": 2}),
    )
    story = MarkdownField(
        label=_("Its story"),
        max_length=20000,
        required=False,
        help_text=_("Where it comes from, where it stands, what comes next."),
    )
    place = PlaceField(required=False)
    themes = ConceptsField(kind="theme", most=4, label=_("Themes"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Carried by an organisation"), required=False, empty_label=_("none")
    )
    cover = PictureField(label=_("Picture at the head of the page"))
    cover_alt = DescriptionField()

    def __init__(
        self, data: Any = None, files: Any = None, *, project: Project, member: Member, territory: Territory
    ) -> None:
        plain = ("title", "purpose", "story", "place", "organisation", "cover", "cover_alt")
        initial = {name: getattr(project, name) for name in plain} | {"themes": project.themes.all()}
        super().__init__(data, files, initial=initial)
        self.fields["place"].territory = territory  # type: ignore[attr-defined]
        own = Organisation.objects.filter(people__member=member) | Organisation.objects.filter(projects=project)
        self.fields["organisation"].queryset = own.distinct()  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What `edit_project` takes."""
        values = dict(self.cleaned_data)
        values["themes"] = self.fields["themes"].concepts(values["themes"])  # type: ignore[attr-defined]
        values["cover"] = values["cover"] or ""
        return values


class StageForm(forms.Form):
    stage = forms.ChoiceField(label=_("Where does the project stand now?"), choices=Stage)
    words = MarkdownField(
        label=_("In a few words"),
        required=False,
        max_length=8000,
        help_text=_("What has changed. If the project is handed over, to whom; if it stops, why."),
    )

    HELP = {
        Stage.IDEA: _("It is in the head, not yet on the ground."),
        Stage.EMERGENCE: _("A few people, first steps, first contacts."),
        Stage.PROTOTYPE: _("We try it small, for real."),
        Stage.LAUNCH: _("It opens: place, money, people are there or nearly."),
        Stage.RUNNING: _("It works and goes on."),
        Stage.HANDED_OVER: _("Others carry it on."),
        Stage.STOPPED: _("It does not go on; what was learnt stays."),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        cards = {stage.value: Card(help=words, icon=look.STAGES[stage].icon) for stage, words in self.HELP.items()}
        field = forms.ChoiceField(label=self.fields["stage"].label, choices=Stage, widget=CardRadios(cards))
        self.fields["stage"] = field


class UpdateForm(forms.Form):
    title = forms.CharField(label=_("What happened?"), max_length=120)
    body = MarkdownField(
        label=_("Tell it"),
        required=False,
        max_length=8000,
        help_text=_("Write @ and somebody's whole name to tell them: @Nadia Berthier."),
    )
    picture = PictureField()
    picture_alt = DescriptionField()


class ContributionForm(forms.Form):
    kind = forms.ChoiceField(label=_("What do you bring?"))
    text = MarkdownField(label=_("Tell it"), max_length=4000)

    CARDS = {
        Contribution.Kind.SUGGESTION: Card(_("An idea to make it better."), "lightbulb"),
        Contribution.Kind.QUESTION: Card(_("Something you would like to know."), "circle-question-mark"),
        Contribution.Kind.EXPERIENCE: Card(_("You have done something like it."), "footprints"),
        Contribution.Kind.RESOURCE: Card(_("A contact, a text, a place, a tool."), "package-open"),
        Contribution.Kind.TAKE_ON: Card(_("You see yourself carrying it."), "hand"),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"] = forms.ChoiceField(
            label=self.fields["kind"].label,
            choices=Contribution.Kind,
            initial=Contribution.Kind.SUGGESTION,
            widget=CardRadios({kind.value: card for kind, card in self.CARDS.items()}),
        )


class ReplyForm(forms.Form):
    reply = MarkdownField(label=_("Your answer"), max_length=4000)


class InviteForm(forms.Form):
    """Somebody by name, where they are a member here, else by e-mail address."""

    who = forms.CharField(
        label=_("Name or e-mail address"),
        max_length=254,
        help_text=_("The name of a member of this network, or any address: we send an invitation."),
    )
    role = forms.CharField(
        label=_("Their part in it"),
        max_length=80,
        required=False,
        help_text=_("For instance: the garden, the accounts."),
    )

    def __init__(self, *args: Any, actor: Member, territory: Territory, **options: Any) -> None:
        self.actor, self.territory = actor, territory
        super().__init__(*args, **options)

    def clean_who(self) -> Member | str:
        """A member, or an address."""
        who = " ".join(str(self.cleaned_data["who"]).split())
        if "@" in who:
            validate_email(who)
            return who
        listed = Member.objects.in_directory(self.territory).visible_to(self.actor).exclude(pk=self.actor.pk)
        wanted = fold(who)
        found: list[Member] = [person for person in listed.only("name") if fold(person.name).startswith(wanted)]
        exact = [person for person in found if fold(person.name) == wanted] or found
        if not exact or not wanted:
            raise ValidationError(_("Nobody in the directory has this name. Type their e-mail address instead."))
        if len(exact) > 1:
            names = ", ".join(person.name for person in exact[:5])
            raise ValidationError(
                _("Several people match: %(names)s. Type the whole name, or an address."), params={"names": names}
            )
        return exact[0]


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(Member.objects.none(), label=_("Who could carry it?"), empty_label=_("Choose somebody"))

    def __init__(self, *args: Any, people: list[Member], **options: Any) -> None:
        super().__init__(*args, **options)
        ids = [person.pk for person in people]
        self.fields["to"].queryset = Member.objects.filter(pk__in=ids)  # type: ignore[attr-defined]


class PublishInForm(forms.Form):
    territory = forms.ModelChoiceField(
        Territory.objects.none(), label=_("In which network?"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, territories: list[Territory], **options: Any) -> None:
        super().__init__(*args, **options)
        ids = [territory.pk for territory in territories]
        self.fields["territory"].queryset = Territory.objects.filter(pk__in=ids)  # type: ignore[attr-defined]
