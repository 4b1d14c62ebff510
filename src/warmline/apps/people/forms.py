"""What people fill in. Rules about the deed itself are in the services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.account_forms import PASSWORD_HELP
from warmline.apps.people.fields import PlaceField, QuickSelect, TimezoneField
from warmline.apps.people.importing.reading import MOST_BYTES
from warmline.apps.people.models import Cohort, Group, Organisation, Person, Role, Site, Team
from warmline.apps.people.selectors import STATES, Wanted


class NameForm(forms.Form):
    """One name: of a team, of the organisation."""

    name = forms.CharField(label=_("Name"), max_length=120)


class SiteForm(NameForm):
    """A site with its clock and language."""

    timezone = TimezoneField()
    language = forms.ChoiceField(label=_("Language"), choices=lambda: settings.LANGUAGES)


class GroupForm(NameForm):
    """A line of business, client or queue, and its teams."""

    kind = forms.ChoiceField(label=_("What it is"), choices=Group.Kind.choices)
    teams = forms.ModelMultipleChoiceField(
        label=_("Teams"), queryset=Team.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("kind", "name", "teams")

    def __init__(self, *args: Any, actor: Person, **more: Any) -> None:
        """Offer the teams the admin may see."""
        super().__init__(*args, **more)
        teams: Any = self.fields["teams"]
        teams.queryset = Team.objects.visible_to(actor).current().select_related("site")
        teams.label_from_instance = lambda team: f"{team.name}, {team.site.name}"


class CohortForm(NameForm):
    """People who begin on the same day."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("Such as: New hires, March"))
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class RoleForm(forms.Form):
    """A role and where it is held."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    place = PlaceField(
        label=_("Where"), help_text=_("Agents and team leads belong to a team. An admin looks after all.")
    )

    def __init__(self, *args: Any, organisation: Organisation, **more: Any) -> None:
        """Offer the places of the organisation."""
        super().__init__(*args, **more)
        place: Any = self.fields["place"]
        place.offer(organisation)


class InviteForm(RoleForm):
    """A new person by e-mail, with her first role."""

    email = forms.EmailField(label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, help_text=_("It can be changed on joining.")
    )
    field_order = ("email", "name", "role", "place")


class MoveForm(forms.Form):
    """Another team for the same role."""

    team = forms.ModelChoiceField(label=_("New team"), queryset=Team.objects.none(), widget=QuickSelect)

    def __init__(self, *args: Any, actor: Person, **more: Any) -> None:
        """Offer the open teams the admin may see."""
        super().__init__(*args, **more)
        team: Any = self.fields["team"]
        team.queryset = Team.objects.visible_to(actor).current().select_related("site")
        team.label_from_instance = lambda one: f"{one.name}, {one.site.name}"


class ProfileForm(NameForm):
    """What a person says about herself."""

    language = forms.ChoiceField(label=_("Language of pages"), choices=lambda: settings.LANGUAGES)
    timezone = TimezoneField()


class AcceptForm(forms.Form):
    """The first name and password of somebody who was invited."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=PASSWORD_HELP,
    )

    def __init__(self, *args: Any, person: Person, **more: Any) -> None:
        """Remember who joins, so that the password may not be her name."""
        super().__init__(*args, **more)
        self.person = person

    def clean_password(self) -> str:
        """Return the password when it is hard enough to guess."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password


class ListFileForm(forms.Form):
    """A form with a file that is a list."""

    def clean_file(self) -> Any:
        """Return the file when it is not far too large."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB. Split it and load one part after the other."))
        return file


class UploadForm(ListFileForm):
    """A list of people."""

    file = forms.FileField(
        label=_("CSV file"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text=_("The first line names the columns: email, name, role, site, team, language, timezone."),
    )
    make_places = forms.BooleanField(
        label=_("Make sites and teams that are not here yet"),
        required=False,
        help_text=_("Leave it off to find typing mistakes in their names."),
    )


class JoinForm(forms.Form):
    """A cohort to count somebody among."""

    cohort = forms.ModelChoiceField(label=_("Cohort"), queryset=Cohort.objects.none(), widget=QuickSelect)

    def __init__(self, *args: Any, organisation: Organisation, **more: Any) -> None:
        """Offer the cohorts of the organisation."""
        super().__init__(*args, **more)
        cohort: Any = self.fields["cohort"]
        cohort.queryset = Cohort.objects.filter(organisation=organisation)


class FilterForm(forms.Form):
    """What to look for in the list of people."""

    words = forms.CharField(label=_("Name or e-mail"), required=False, max_length=100, widget=forms.SearchInput)
    team = forms.ModelChoiceField(
        label=_("Team"), queryset=Team.objects.none(), required=False, empty_label=_("All teams"), widget=QuickSelect
    )
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All roles")), *Role.choices])
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Everybody")), *STATES.items()],
    )

    def __init__(self, *args: Any, viewer: Person, **more: Any) -> None:
        """Offer the teams the viewer may see."""
        super().__init__(*args, **more)
        team: Any = self.fields["team"]
        team.queryset = Team.objects.visible_to(viewer).current()
        # Three columns, not a thousand objects: this list stands above every list of people.
        rows = team.queryset.values_list("pk", "name", "site__name")
        team.choices = [("", _("All teams")), *((pk, f"{name}, {site}") for pk, name, site in rows)]

    def wanted(self) -> Wanted:
        """Return what is looked for; a field that makes no sense does not narrow the list."""
        self.is_valid()
        found = self.cleaned_data
        return Wanted(
            words=found.get("words") or "",
            team=found.get("team"),
            role=found.get("role") or "",
            state=found.get("state") or "",
        )


def site_start(site: Site | None = None) -> dict[str, str]:
    """Return the values a site form begins with."""
    if site is None:
        return {"timezone": settings.TIME_ZONE, "language": settings.LANGUAGE_CODE}
    return {"name": site.name, "timezone": site.timezone, "language": site.language}
