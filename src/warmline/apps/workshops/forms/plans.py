"""A house's own plan, typed in a form: lists are lines, and the parts of a line stand between bars."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from warmline.adapters.packs.workshops import Case, Kind, Option, Question, RolePlay, Step, WorkshopPlan
from warmline.apps.library.ports import rubric
from warmline.apps.library.selectors import published
from warmline.apps.library.words import behaviour_choices
from warmline.apps.people.models import Person
from warmline.apps.workshops.models.plans import Kind as KindWords

_BEHAVIOUR: Final = re.compile(r"\s*\[([a-z_]+)\]\s*$")


def lines(label: Any, rows: int, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    """Return a field of several lines."""
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=box, help_text=help_text, required=required, max_length=20_000)


class PlanForm(forms.Form):
    """Everything that a plan holds."""

    title = forms.CharField(label=lazy("Title"), max_length=120)
    kind = forms.ChoiceField(label=lazy("Kind"), choices=KindWords.choices)
    summary = forms.CharField(label=lazy("In one line"), max_length=300)
    seats = forms.IntegerField(label=lazy("Seats, usually"), min_value=2, max_value=500, initial=12)
    aims = lines(lazy("Afterwards people can …"), 3, lazy("One a line."), required=True)
    steps = lines(
        lazy("Minute by minute"),
        10,
        lazy("One step a line: minutes | title | what you do | how people sit (may be left out)."),
        required=True,
    )
    behaviours = forms.MultipleChoiceField(
        label=lazy("What is watched in the role-play"),
        required=False,
        help_text=lazy("Up to five. Hold Ctrl or Cmd to choose several."),
    )
    peers = forms.BooleanField(label=lazy("Participants note for each other"), required=False)
    scenario = forms.ChoiceField(label=lazy("Customer of the role-play"), required=False)
    brief = lines(lazy("Brief for whoever plays the customer"), 3)
    questions = lines(
        lazy("Votes"),
        3,
        lazy(
            "One a line: question | answer | answer. A behaviour in square brackets behind an answer, such as "
            "[lets_finish], says what a vote for it names as hard."
        ),
    )
    discussion = lines(lazy("Questions to talk about"), 3, lazy("One a line."))
    case_title = forms.CharField(label=lazy("Case: title"), max_length=120, required=False)
    case_story = lines(lazy("Case: what happened"), 4)
    case_questions = lines(lazy("Case: questions"), 3, lazy("One a line."))
    materials = lines(lazy("What you need"), 3, lazy("One a line."))

    def __init__(self, *args: Any, user: Person, key: str = "", **more: Any) -> None:
        """Offer the behaviours of the rubric and the customers of the house. `key` is empty for a new plan."""
        super().__init__(*args, **more)
        self.key = key
        fields: dict[str, Any] = self.fields
        fields["behaviours"].choices = behaviour_choices()
        cases = [(each.scenario.key, each.scenario.title) for each in published(user.organisation_id)]
        fields["scenario"].choices = [("", _("None")), *sorted(cases, key=lambda pair: pair[1])]

    def clean_steps(self) -> tuple[Step, ...]:
        """Return the steps. A line that cannot be read is told with its number."""
        return tuple(
            _step(number, line) for number, line in enumerate(split_lines(self.cleaned_data["steps"]), start=1)
        )

    def clean_questions(self) -> tuple[Question, ...]:
        """Return the votes."""
        return tuple(
            _question(number, line) for number, line in enumerate(split_lines(self.cleaned_data["questions"]), 1)
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a brief with a customer, and for a story with a case."""
        data = super().clean() or {}
        if data.get("scenario") and not data.get("brief"):
            self.add_error("brief", _("Write what whoever plays the customer must know."))
        if bool(data.get("case_title")) != bool(data.get("case_story")):
            self.add_error("case_story", _("A case has a title and a story."))
        return data

    def plan(self) -> WorkshopPlan:
        """Return the plan. Call it on a valid form."""
        data = self.cleaned_data
        skills = {each.key: skill.key for skill, each in rubric().behaviours()}
        case = Case(data["case_title"], data["case_story"], tuple(split_lines(data["case_questions"])))
        return WorkshopPlan(
            key=self.key,
            version=1,
            kind=Kind(data["kind"]),
            title=data["title"],
            summary=data["summary"],
            minutes=sum(step.minutes for step in data["steps"]),
            seats=data["seats"],
            skills=tuple(dict.fromkeys(skills[each] for each in data["behaviours"])),
            aims=tuple(split_lines(data["aims"])),
            steps=data["steps"],
            observe=tuple(data["behaviours"]),
            peers=data["peers"] and bool(data["behaviours"]),
            questions=data["questions"],
            discussion=tuple(split_lines(data["discussion"])),
            roleplay=RolePlay(data["scenario"], data["brief"]) if data["scenario"] else None,
            case=case if case.title else None,
            materials=tuple(split_lines(data["materials"])),
        )

    @staticmethod
    def typed(plan: WorkshopPlan) -> dict[str, Any]:
        """Return a plan as it would be typed."""
        case, roleplay = plan.case, plan.roleplay
        return {
            "title": plan.title,
            "kind": plan.kind.value,
            "summary": plan.summary,
            "seats": plan.seats,
            "aims": "\n".join(plan.aims),
            "steps": "\n".join(_typed_step(step) for step in plan.steps),
            "behaviours": list(plan.observe),
            "peers": plan.peers,
            "scenario": roleplay.scenario if roleplay else "",
            "brief": roleplay.brief if roleplay else "",
            "questions": "\n".join(_typed_question(question) for question in plan.questions),
            "discussion": "\n".join(plan.discussion),
            "case_title": case.title if case else "",
            "case_story": case.story if case else "",
            "case_questions": "\n".join(case.questions) if case else "",
            "materials": "\n".join(plan.materials),
        }


def split_lines(text: str) -> list[str]:
    """Return the lines that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def split_bars(line: str) -> list[str]:
    """Return the parts of a line between its bars."""
    return [part.strip() for part in line.split("|")]


def _step(number: int, line: str) -> Step:
    parts = split_bars(line)
    if not 3 <= len(parts) <= 4 or not parts[0].isdecimal() or not all(parts[:3]):
        raise forms.ValidationError(
            _("Line %(number)d: write it as minutes | title | what you do, such as 5 | Welcome | Say what this is for.")
            % {"number": number}
        )
    return Step(int(parts[0]), parts[1], parts[2], parts[3] or None if len(parts) == 4 else None)


def _question(number: int, line: str) -> Question:
    ask, *answers = split_bars(line)
    if not ask or not 2 <= len(answers) <= 6 or not all(answers):
        raise forms.ValidationError(
            _("Line %(number)d: write a question and two to six answers, with a bar | between them.")
            % {"number": number}
        )
    return Question(ask, tuple(_option(answer) for answer in answers))


def _option(answer: str) -> Option:
    found = _BEHAVIOUR.search(answer)
    return Option(_BEHAVIOUR.sub("", answer), found.group(1)) if found else Option(answer)


def _typed_step(step: Step) -> str:
    parts = [str(step.minutes), step.title, step.do, *([step.people] if step.people else [])]
    return " | ".join(part.strip().replace("\n", " ") for part in parts)


def _typed_question(question: Question) -> str:
    options = [f"{each.text} [{each.behaviour}]" if each.behaviour else each.text for each in question.options]
    return " | ".join([question.ask, *options])
