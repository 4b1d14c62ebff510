"""What the pages of huddles send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from warmline.adapters.packs.huddles import Huddle, HuddleStep, Kind, Part, Said
from warmline.apps.library.ports import rubric
from warmline.apps.library.words import LEVELS, behaviour_choices
from warmline.apps.people.days import DayField
from warmline.apps.people.models import Person, Team
from warmline.apps.workshops.forms.plans import lines, split_bars, split_lines
from warmline.apps.workshops.huddles.selectors import leaders_of, offered_huddles
from warmline.core.skills import ProgrammeLevel

CHOICES = [(each.name.lower(), LEVELS[each]) for each in ProgrammeLevel]


class BookingForm(forms.Form):
    """Who leads which huddle on which day."""

    key = forms.ChoiceField(label=lazy("Huddle"))
    day = DayField(label=lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    leader = forms.ModelChoiceField(
        label=lazy("Who leads it?"), queryset=Person.objects.none(), empty_label=lazy("Choose")
    )

    def __init__(self, *args: Any, user: Person, team: Team, **more: Any) -> None:
        """Offer the huddles of the house and the people of the team."""
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        fields["key"].choices = [(each.key, each.title) for each in offered_huddles(user)]
        fields["leader"].queryset = leaders_of(team)


class ReviewForm(forms.Form):
    """What a trainer says about a proposal."""

    take_up = forms.TypedChoiceField(
        label=lazy("What happens with it?"),
        coerce=lambda value: value == "1",
        choices=[("1", lazy("Take it up: teams can hold it")), ("0", lazy("Send it back"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=lazy("One line to whoever made it"), max_length=300)


class ProposalForm(forms.Form):
    """A huddle in the same format as those that come with Warmline."""

    title = forms.CharField(label=lazy("Title"), max_length=60)
    kind = forms.ChoiceField(
        label=lazy("Kind"), choices=[("exercise", lazy("Exercise")), ("game", lazy("Game"))], initial="exercise"
    )
    summary = forms.CharField(label=lazy("In one line"), max_length=160)
    behaviour = forms.ChoiceField(label=lazy("What it trains"))
    level = forms.ChoiceField(label=lazy("Level"), choices=CHOICES)
    people = forms.IntegerField(label=lazy("People, at least"), min_value=2, max_value=30, initial=4)
    steps = lines(
        lazy("Minute by minute, five together"),
        5,
        lazy("Three to five lines: minutes | title | what the lead does."),
        required=True,
    )
    said = lines(
        lazy("Who says what"),
        5,
        lazy("One a line: number of the step | reader, customer, agent, observer, lead or all | the words."),
        required=True,
    )
    line = forms.CharField(label=lazy("The line to try"), max_length=220)
    question = forms.CharField(label=lazy("The question to close"), max_length=160)
    take_along = lines(lazy("Sentences to take along"), 3, lazy("Two to five, one a line."), required=True)
    materials = lines(lazy("What you need"), 2, lazy("One a line. May stay empty."))

    def __init__(self, *args: Any, key: str = "", **more: Any) -> None:
        """Offer the behaviours of the rubric. `key` is empty for a new huddle."""
        super().__init__(*args, **more)
        self.key = key
        fields: dict[str, Any] = self.fields
        fields["behaviour"].choices = behaviour_choices()

    def clean(self) -> dict[str, Any]:
        """Put the spoken words into their steps; a line that cannot be read is told with its number."""
        data = super().clean() or {}
        if "steps" not in data or "said" not in data:
            return data
        steps = [_step(number, line) for number, line in enumerate(split_lines(data["steps"]), 1)]
        spoken: list[list[Said]] = [[] for _step_of in steps]
        for number, line in enumerate(split_lines(data["said"]), 1):
            place, said = _said(number, line, len(steps))
            spoken[place].append(said)
        data["steps"] = tuple(
            HuddleStep(step.minutes, step.title, step.do, tuple(words))
            for step, words in zip(steps, spoken, strict=True)
        )
        return data

    def huddle(self) -> Huddle:
        """Return the huddle. Call it on a valid form."""
        data = self.cleaned_data
        skills = {each.key: skill.key for skill, each in rubric().behaviours()}
        return Huddle(
            key=self.key,
            version=1,
            kind=Kind(data["kind"]),
            title=data["title"],
            summary=data["summary"],
            skill=skills[data["behaviour"]],
            behaviour=data["behaviour"],
            level=ProgrammeLevel[data["level"].upper()],
            people=data["people"],
            steps=data["steps"],
            line=data["line"],
            question=data["question"],
            take_along=tuple(split_lines(data["take_along"])),
            materials=tuple(split_lines(data["materials"])),
        )

    @staticmethod
    def typed(huddle: Huddle) -> dict[str, Any]:
        """Return a huddle as it would be typed."""
        said = [f"{n} | {each.who.value} | {each.say}" for n, step in enumerate(huddle.steps, 1) for each in step.said]
        return {
            "title": huddle.title,
            "kind": huddle.kind.value,
            "summary": huddle.summary,
            "behaviour": huddle.behaviour,
            "level": huddle.level.name.lower(),
            "people": huddle.people,
            "steps": "\n".join(f"{step.minutes} | {step.title} | {step.do.strip()}" for step in huddle.steps),
            "said": "\n".join(said),
            "line": huddle.line,
            "question": huddle.question,
            "take_along": "\n".join(huddle.take_along),
            "materials": "\n".join(huddle.materials),
        }


def _step(number: int, line: str) -> HuddleStep:
    parts = split_bars(line)
    if len(parts) != 3 or not parts[0].isdecimal() or not all(parts):
        message = _("Minute by minute, line %(number)d: write it as minutes | title | what the lead does.")
        raise forms.ValidationError(message % {"number": number})
    return HuddleStep(int(parts[0][:3]), parts[1], parts[2])


def _said(number: int, line: str, steps: int) -> tuple[int, Said]:
    parts = [part.strip() for part in line.split("|", 2)]
    parts_known = {part.value for part in Part}
    if len(parts) != 3 or not parts[0].isdecimal() or parts[1].lower() not in parts_known or not parts[2]:
        message = _("Who says what, line %(number)d: write it as step | agent | words, such as 2 | agent | Hello.")
        raise forms.ValidationError(message % {"number": number})
    place = int(parts[0][:3])
    if not 1 <= place <= steps:
        message = _("Who says what, line %(number)d: there is no step %(place)d.")
        raise forms.ValidationError(message % {"number": number, "place": place})
    return place - 1, Said(Part(parts[1].lower()), parts[2])
