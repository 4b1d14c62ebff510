"""What the pages of certificates send."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Appeal, CertificationRule, RevocationAppeal
from warmline.apps.assessment.ports import tests
from warmline.apps.assessment.services import Contact, Judged, Noticed, SentAnswer
from warmline.apps.assessment.wording import CHANNELS, anchor_texts, behaviour_name
from warmline.apps.people.models import Person
from warmline.core.certifying import Rule


class SayForm(forms.Form):
    """The form's own key and the answer's number; the words are checked where they are kept."""

    key = forms.UUIDField()
    number = forms.IntegerField(min_value=1)

    def sent(self) -> SentAnswer:
        """Return what was sent, with the words as they were typed. Call it on a valid form."""
        return SentAnswer(self.cleaned_data["number"], self.cleaned_data["key"], self.data.get("text", ""))


class ReadForm(forms.Form):
    """The word that begins an assessment."""

    read = forms.BooleanField(label=_("I have read this"))


class ReasonForm(forms.Form):
    """One reason, in words."""

    reason = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class SignForm(ReasonForm):
    """A decision."""

    outcome = forms.ChoiceField(label=_("Your decision"), widget=forms.RadioSelect)
    field_order = ("outcome", "reason")

    def __init__(self, *args: Any, outcomes: Any, **more: Any) -> None:
        """Offer what may be signed."""
        super().__init__(*args, **more)
        field: Any = self.fields["outcome"]
        field.choices = outcomes
        self.fields["reason"].help_text = _("The person reads it. Name what it rests on.")


class AppealForm(forms.Form):
    """The words of an appeal."""

    words = forms.CharField(
        label=_("What do you see differently, and where?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class RulingForm(ReasonForm):
    """What comes of an appeal."""

    ruling = forms.ChoiceField(label=_("What comes of it"), choices=Appeal.Ruling.choices, widget=forms.RadioSelect)
    field_order = ("ruling", "reason")


class RevocationRulingForm(ReasonForm):
    """What comes of an appeal against a taking back."""

    ruling = forms.ChoiceField(
        label=_("What comes of it"), choices=RevocationAppeal.Ruling.choices, widget=forms.RadioSelect
    )
    field_order = ("ruling", "reason")


class SecondForm(forms.Form):
    """Who decides in place of the assessor."""

    to = forms.ModelChoiceField(label=_("Who shall decide?"), queryset=Person.objects.none(), empty_label=_("Choose"))

    def __init__(self, *args: Any, deciders: list[Person], **more: Any) -> None:
        """Offer those who judged none of it."""
        # Beside the form that hands over, which has the same field.
        more.setdefault("auto_id", "second_%s")
        super().__init__(*args, **more)
        field: Any = self.fields["to"]
        field.queryset = Person.objects.filter(pk__in=[each.pk for each in deciders])


class HandOverForm(forms.Form):
    """Another assessor."""

    to = forms.ModelChoiceField(
        label=_("Who shall look at it?"), queryset=Person.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, assessors: list[Person], **more: Any) -> None:
        """Offer the assessors of the person."""
        super().__init__(*args, **more)
        field: Any = self.fields["to"]
        field.queryset = Person.objects.filter(pk__in=[each.pk for each in assessors])


class ReviewForm(forms.Form):
    """A reviewed conversation by its name, and whose it was."""

    person = forms.ModelChoiceField(
        label=_("Whose contact was it?"), queryset=Person.objects.none(), empty_label=_("Choose")
    )
    name = forms.CharField(label=_("Name of the reviewed conversation"), max_length=200)

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        """Offer the people whom the assessor looks after."""
        # Beside the form of a contact, which has a person, too.
        more.setdefault("auto_id", "review_%s")
        super().__init__(*args, **more)
        field: Any = self.fields["person"]
        field.queryset = people


class ContactForm(forms.Form):
    """A real contact that was observed, with a row of three fields for each behaviour."""

    person = forms.ModelChoiceField(
        label=_("Whose contact was it?"), queryset=Person.objects.none(), empty_label=_("Choose")
    )
    seen_at = forms.DateTimeField(
        label=_("When was it?"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    channel = forms.ChoiceField(label=_("Over which channel?"), choices=CHANNELS)
    about = forms.CharField(
        label=_("What was it about?"), max_length=200, help_text=_("One line, without the customer’s name.")
    )

    def __init__(self, *args: Any, people: Any, behaviours: list[str], **more: Any) -> None:
        """Offer the people and the behaviours of the rules in force."""
        super().__init__(*args, **more)
        field: Any = self.fields["person"]
        field.queryset = people
        self.behaviours = behaviours
        for key in behaviours:
            grades = [("", _("Not seen")), *((str(n), f"{n} {text}") for n, text in anchor_texts(key))]
            self.fields[f"anchor-{key}"] = forms.ChoiceField(
                label=_("What it looked like"), choices=grades, required=False
            )
            self.fields[f"quote-{key}"] = forms.CharField(
                label=_("The words that were said"), max_length=400, required=False
            )
            self.fields[f"reason-{key}"] = forms.CharField(label=_("Why you see it so"), max_length=500, required=False)

    def about_it(self) -> list[forms.BoundField]:
        """Return the fields on the contact itself."""
        return [self[name] for name in ("person", "seen_at", "channel", "about")]

    def rows(self) -> list[dict[str, Any]]:
        """Return the behaviours, each with its three fields; open where something was chosen."""
        return [
            {
                "name": behaviour_name(key),
                "fields": [self[f"{part}-{key}"] for part in ("anchor", "quote", "reason")],
                "open": bool(self.data.get(f"anchor-{key}")),
            }
            for key in self.behaviours
        ]

    def contact(self) -> Contact:
        """Return which contact it was. Call it on a valid form."""
        data = self.cleaned_data
        return Contact(data["seen_at"], data["channel"], data["about"])

    def noticed(self) -> dict[str, Noticed]:
        """Return what was seen. Call it on a valid form."""
        data = self.cleaned_data
        return {
            key: Noticed(int(data[f"anchor-{key}"]), data[f"quote-{key}"], data[f"reason-{key}"])
            for key in self.behaviours
            if data[f"anchor-{key}"]
        }


def judged_from(data: Any, behaviours: list[str]) -> dict[str, Judged]:
    """Return what a judging form sent; a behaviour without a choice is left out."""
    found = {}
    for key in behaviours:
        chosen = data.get(f"anchor-{key}", "")
        if chosen == "none" or chosen in ("1", "2", "3", "4"):
            anchor = None if chosen == "none" else int(chosen)
            found[key] = Judged(anchor, data.get(f"reason-{key}", ""))
    return found


class LicenceForm(forms.Form):
    """A licence to assess."""

    person = forms.ModelChoiceField(label=_("Who may assess?"), queryset=Person.objects.none(), empty_label=_("Choose"))
    until = forms.DateField(label=_("Until when?"), widget=forms.DateInput(attrs={"type": "date"}))
    basis = forms.CharField(
        label=_("What does it rest on?"), max_length=300, help_text=_("The course, the check against other raters.")
    )

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        """Offer trainers and analysts."""
        super().__init__(*args, **more)
        field: Any = self.fields["person"]
        field.queryset = people


class JudgesForm(forms.Form):
    """Who sets a cut score."""

    judges = forms.ModelMultipleChoiceField(
        label=_("Judges"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("At least three people who know the work well."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        """Offer those who look after others."""
        super().__init__(*args, **more)
        field: Any = self.fields["judges"]
        field.queryset = people


class RuleForm(forms.Form):
    """What a house may change of a rule by a form."""

    test = forms.ChoiceField(label=_("Test"))
    cut = forms.FloatField(label=_("Cut of the test, in per cent"), min_value=1, max_value=99)
    contacts = forms.IntegerField(label=_("Observed contacts"), min_value=1, max_value=50)
    within_days = forms.IntegerField(label=_("Within how many days"), min_value=1, max_value=730)
    most = forms.IntegerField(label=_("Attempts at most"), min_value=1, max_value=20)
    wait = forms.IntegerField(label=_("Days to wait after an attempt, at least"), min_value=0, max_value=365)
    valid_days = forms.IntegerField(label=_("Days that a certificate holds"), min_value=30, max_value=3650)
    why = forms.CharField(label=_("Why does it change?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, row: CertificationRule, **more: Any) -> None:
        """Begin with the rule as it is."""
        self.rule = rule_of(row)
        rule = self.rule
        now = {
            "test": rule.knowledge.test,
            "cut": rule.knowledge.cut,
            "contacts": rule.behavioural.contacts,
            "within_days": rule.behavioural.within_days,
            "most": rule.attempts.most,
            "wait": rule.attempts.wait_days[0],
            "valid_days": rule.valid_days,
        }
        more.setdefault("initial", now)
        super().__init__(*args, **more)
        own = rule.knowledge.test
        found = dict(tests().choices(row.organisation))
        field: Any = self.fields["test"]
        # A test that nobody has made yet stays to be chosen, by its key.
        field.choices = list(({own: own} | found).items())

    def clean(self) -> dict[str, Any]:
        """Say where the figures do not fit each other."""
        data = super().clean() or {}
        if not self.errors:
            try:
                self.changed_rule()
            except ValueError:
                self.add_error("valid_days", str(_("Renewal has to open before the certificate ends.")))
        return data

    def changed_rule(self) -> Rule:
        """Return the rule with these figures. Raises ValueError where they do not fit each other."""
        data, rule = self.cleaned_data, self.rule
        waits = (data["wait"], *(max(data["wait"], days) for days in rule.attempts.wait_days[1:]))
        return replace(
            rule,
            knowledge=replace(rule.knowledge, test=data["test"], cut=data["cut"]),
            behavioural=replace(rule.behavioural, contacts=data["contacts"], within_days=data["within_days"]),
            attempts=replace(rule.attempts, most=data["most"], wait_days=waits),
            valid_days=data["valid_days"],
        )
