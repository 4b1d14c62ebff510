"""What people fill in. Rules about the deed itself are in the services."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from warmline.adapters.packs.document import Address
from warmline.apps.people.notes import LONGEST_NOTE
from warmline.apps.studio.packfile import MOST_BYTES
from warmline.apps.studio.selectors import STATES
from warmline.apps.studio.skeleton.finding import LONGEST as LONGEST_SOURCE
from warmline.apps.studio.texts.editing import Value
from warmline.apps.studio.texts.fields import LINES, Field, fields_of

KEY_HELP = _("Small letters, digits and _, such as late_refund. It stays for good.")


class SearchForm(forms.Form):
    """What somebody looks for in the list."""

    words = forms.CharField(
        label=_("Words"), max_length=100, required=False, widget=forms.TextInput({"type": "search"})
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=lambda: [("", _("All")), *((each.value, each.label) for each in STATES)],
    )


class KeyForm(forms.Form):
    """The key of a copy."""

    key = forms.CharField(label=_("Key"), max_length=60, help_text=KEY_HELP)


class ForkForm(KeyForm):
    """A copy of a scenario that came with Warmline."""

    shipped = forms.ChoiceField(label=_("Copy of"))
    field_order = ("shipped", "key")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **more: Any) -> None:
        """Offer what came with Warmline."""
        super().__init__(*args, **more)
        shipped: Any = self.fields["shipped"]
        shipped.choices = choices


class SourceForm(KeyForm):
    """A policy, a ticket, or both. A key that is left empty is made from the title."""

    key = forms.CharField(
        label=_("Key"), max_length=60, required=False, help_text=_("The short name in files. Made from the title.")
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    policy = forms.CharField(
        label=_("A policy text"), required=False, max_length=LONGEST_SOURCE, widget=forms.Textarea({"rows": 8})
    )
    ticket = forms.CharField(
        label=_("A real ticket"),
        required=False,
        max_length=LONGEST_SOURCE,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Lines may begin with Customer: and Agent:. What rules recognise as personal is taken out."),
    )
    names = forms.CharField(
        label=_("Names in these texts"),
        required=False,
        max_length=500,
        help_text=_("With commas between. Other names are not recognised, so look at the draft yourself."),
    )
    field_order = ("title", "policy", "ticket", "names", "key")

    def clean(self) -> dict[str, Any]:
        """Make the key from the title where none was chosen: "Late refund" becomes late_refund."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("key"):
            data["key"] = slugify(data.get("title", "")).replace("-", "_")[:60].strip("_")
        return data


class TextForm(forms.Form):
    """The whole text."""

    text = forms.CharField(
        label=_("The scenario as YAML"),
        strip=False,
        max_length=200_000,
        widget=forms.Textarea({"rows": 34, "spellcheck": "false", "wrap": "off", "class": "code"}),
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)


class NoteForm(forms.Form):
    """A reviewer's note."""

    note = forms.CharField(
        label=_("Note to the writer"), required=False, widget=forms.Textarea({"rows": 3, "maxlength": LONGEST_NOTE})
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class LanguageForm(forms.Form):
    """The language of a translation."""

    language = forms.CharField(label=_("Language"), max_length=12, help_text=_("Two letters, such as pt, or pt-br."))


class PackForm(forms.Form):
    """A pack to load."""

    file = forms.FileField(label=_("Pack"), help_text=_("A zip file that a Studio made."))

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        found = self.cleaned_data["file"]
        if found.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB. A pack of scenarios is far smaller."))
        return found


class SettleForm(forms.Form):
    """How scenarios are reviewed here."""

    one_person = forms.BooleanField(
        label=_("One person is enough"),
        required=False,
        help_text=_("Whoever writes a scenario may publish it without a second person. The trial is still needed."),
    )


class WordLines(forms.CharField):
    """A list, one entry a line."""

    def to_python(self, value: Any) -> Any:
        """Return the lines that hold something."""
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        """Return the lines as one text."""
        return "\n".join(value) if isinstance(value, list | tuple) else value


_MADE: Final[dict[str, Callable[[], forms.Field]]] = {
    "text": lambda: forms.CharField(max_length=1_000),
    "long": lambda: forms.CharField(max_length=20_000, widget=forms.Textarea({"rows": 4})),
    "number": lambda: forms.IntegerField(min_value=0, max_value=10_000),
    "share": lambda: forms.FloatField(min_value=0, max_value=1, widget=forms.NumberInput({"step": "any"})),
    "choice": lambda: forms.ChoiceField(),
    LINES: lambda: WordLines(widget=forms.Textarea({"rows": 4}), max_length=20_000),
}


class ScenarioForm(forms.Form):
    """The common fields of a text. `changes()` are those that differ from what stands there."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: str, **more: Any) -> None:
        """Make a field for each that stands in the text."""
        self.shown = fields_of(text)
        more["initial"] = {**(more.get("initial") or {}), **{each.name: each.value for each in self.shown}}
        super().__init__(*args, **more)
        for each in self.shown:
            self.fields[each.name] = _form_field(each)

    def groups(self) -> list[tuple[str, list[Any]]]:
        """Return the fields under their headings, in the order of the text."""
        found: dict[str, list[Any]] = {}
        for each in self.shown:
            found.setdefault(str(each.group), []).append(self[each.name])
        return list(found.items())

    def changes(self) -> dict[Address, Value]:
        """Return what is to be written; call it on a valid form."""
        found: dict[Address, Value] = {}
        for each in self.shown:
            value = self.cleaned_data[each.name]
            value = int(value) if each.name == "level" and value.isdigit() else value
            before = int(each.value) if each.name == "level" and each.value.isdigit() else each.value
            if value != before:
                found[each.address] = value
        return found


def _form_field(field: Field) -> forms.Field:
    made: Any = _MADE[field.kind]()
    made.label = field.label
    if field.kind == "choice":
        made.choices = field.choices
    if field.kind == LINES:
        made.required = False
    return cast(forms.Field, made)
