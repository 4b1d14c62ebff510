"""What people fill in. Rules about the deed itself are in the services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from warmline.apps.knowledge.lines import BadLine, read_lines, write_lines
from warmline.apps.knowledge.models import Pool, Room, State
from warmline.apps.knowledge.services.setting import Plan
from warmline.apps.knowledge.words import KINDS
from warmline.apps.library.words import LEVELS, behaviour_choices, skill_names
from warmline.apps.people.days import DayField
from warmline.apps.people.models import Person
from warmline.core.measurement.items import Item, Kind
from warmline.core.measurement.items import Pool as ItemPool
from warmline.core.skills import ProgrammeLevel


def _skills() -> list[tuple[str, str]]:
    return list(skill_names().items())


def _behaviours() -> list[tuple[str, Any]]:
    return [("", _("None in particular")), *((name, found) for name, found in behaviour_choices() if found)]


class SearchForm(forms.Form):
    """What somebody looks for in the bank."""

    skill = forms.ChoiceField(label=_("Skill"), required=False, choices=lambda: [("", _("All")), *_skills()])
    level = forms.ChoiceField(
        label=_("Level"), required=False, choices=lambda: [("", _("All")), *((str(k), v) for k, v in LEVELS.items())]
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=lambda: [("", _("All")), *State.choices])


class ItemForm(forms.Form):
    """An item, as trainers write it."""

    level = forms.TypedChoiceField(label=_("Level"), coerce=int, choices=lambda: list(LEVELS.items()))
    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: [(kind.value, words) for kind, words in KINDS.items()])
    pool = forms.ChoiceField(
        label=_("For"),
        choices=Pool.choices,
        required=False,
        help_text=_("Practice explains it afterwards. What assessed tests ask is never shown in practice."),
    )
    behaviour = forms.ChoiceField(label=_("Behaviour"), required=False, choices=_behaviours)
    moment = forms.CharField(
        label=_("A customer’s words that it is about"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )
    prompt = forms.CharField(label=_("Question"), max_length=500, widget=forms.Textarea({"rows": 2}))
    lines = forms.CharField(
        label=_("What is chosen from, one line each"),
        max_length=6000,
        widget=forms.Textarea({"rows": 7}),
        help_text=_(
            "Choosing: a * before what is right, and | before the reason. Rating: 1 to 5 first. "
            "Matching: left = right. Ordering: the steps in their right order. Else: accepted or good answers."
        ),
    )
    explanation = forms.CharField(
        label=_("Explanation, shown when the test is over"), max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())

    def item(self, key: str) -> Item | None:
        """Return the item that was written, or None after adding what is wrong with a line."""
        data = self.cleaned_data
        kind = Kind(data["kind"])
        try:
            part = read_lines(kind, data["lines"])
        except BadLine as problem:
            self.add_error("lines", str(problem))
            return None
        return Item(
            key=key,
            version=1,
            kind=kind,
            level=ProgrammeLevel(data["level"]),
            prompt=data["prompt"],
            explanation=data["explanation"],
            behaviour=data["behaviour"],
            moment=data["moment"],
            pool=ItemPool(data["pool"] or ItemPool.PRACTICE),
            **part,
        )

    @staticmethod
    def values(item: Item, sha256: str) -> dict[str, Any]:
        """Return what the fields hold for an item that is there."""
        return {
            "level": int(item.level),
            "kind": item.kind.value,
            "pool": item.pool.value,
            "behaviour": item.behaviour,
            "moment": item.moment,
            "prompt": item.prompt,
            "lines": write_lines(item),
            "explanation": item.explanation,
            "seen": sha256,
        }


class NewItemForm(ItemForm):
    """An item that does not exist yet."""

    key = forms.CharField(
        label=_("Key"),
        max_length=60,
        help_text=_("Small letters, digits and _, such as late_refund. It stays for good."),
    )
    skill = forms.ChoiceField(label=_("Skill"), choices=_skills)
    field_order = ("key", "skill")


class NoteForm(forms.Form):
    """A review: what was read, and what should change."""

    note = forms.CharField(required=False)
    seen = forms.CharField(required=False, max_length=64)


class PlanForm(forms.Form):
    """A test to be made."""

    title = forms.CharField(label=_("Title"), max_length=120)
    level = forms.TypedChoiceField(label=_("Level"), coerce=int, choices=lambda: list(LEVELS.items()))
    skills = forms.MultipleChoiceField(
        label=_("Skills, in equal parts"), choices=_skills, widget=forms.SelectMultiple({"size": 8})
    )
    length = forms.IntegerField(
        label=_("Number of items"),
        min_value=3,
        max_value=60,
        initial=10,
        help_text=_(
            "With few items many results lie close to the line, and a person has to decide each of those: with 10 "
            "items and a line at 70 that is every result from 6 to 8 right. More items leave fewer."
        ),
    )
    cut = forms.IntegerField(label=_("Per cent of the points to pass"), min_value=1, max_value=99, initial=70)
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=240, required=False, help_text=_("Empty: as long as it takes.")
    )
    room = forms.ChoiceField(label=_("Room"), choices=Room.choices)
    tries = forms.IntegerField(
        label=_("How often an assessed test may be tried within a year"),
        min_value=1,
        max_value=12,
        initial=2,
        required=False,
        help_text=_("A rule of a certificate that asks for this test has limits of its own."),
    )
    wait_days = forms.IntegerField(
        label=_("Days between two tries"), min_value=0, max_value=365, initial=7, required=False
    )
    readers = forms.ModelMultipleChoiceField(
        label=_("Who sees the results of an assessed test"),
        queryset=Person.objects.none(),
        required=False,
        help_text=_("They are named to everybody before it begins. Of a practice test nobody sees anything."),
        widget=forms.SelectMultiple({"size": 6}),
    )
    adaptive = forms.BooleanField(
        label=_("Choose the next item by the answers so far"),
        required=False,
        help_text=_("From 200 assessed answers an item on. Until then everybody gets the same list."),
    )

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        """Offer the people who may be named."""
        super().__init__(*args, **more)
        readers: Any = self.fields["readers"]
        readers.queryset = people

    def plan(self) -> Plan:
        """Return what was asked for."""
        data = self.cleaned_data
        skills = data["skills"]
        return Plan(
            title=data["title"],
            level=data["level"],
            room=Room(data["room"]),
            shares={skill: 1 / len(skills) for skill in skills},
            length=data["length"],
            cut=data["cut"] / 100,
            minutes=data["minutes"],
            adaptive=data["adaptive"],
            **{name: data[name] for name in ("tries", "wait_days") if data[name] is not None},
        )


class AssignForm(forms.Form):
    """Whom to ask, and until when."""

    people = forms.ModelMultipleChoiceField(
        label=_("People"), queryset=Person.objects.none(), widget=forms.SelectMultiple({"size": 8})
    )
    due = DayField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=_("The whole of this day, in your own time zone. Empty: no day is set."),
    )

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        """Offer the people whom the asker looks after."""
        super().__init__(*args, **more)
        field: Any = self.fields["people"]
        field.queryset = people


def no_answer_words(kind: str) -> str:
    """Return what to say where an answer is missing or does not fit."""
    return {
        Kind.MULTIPLE.value: now_("Choose at least one."),
        Kind.ORDERING.value: now_("Give each line its own place: every number once."),
        Kind.MATCHING.value: now_("Choose a partner for each line."),
        Kind.RATE.value: now_("Rate each line from 1 to 5."),
        Kind.SHORT.value: now_("Write your answer first."),
        Kind.SAY.value: now_("Write your answer first."),
    }.get(kind, now_("Choose one first."))
