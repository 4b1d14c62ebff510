"""What the pages show, worked out from rows: progress, the table of skills, a conversation with its marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.adapters.bulk.packing import unpacked
from warmline.apps.conversations import engine
from warmline.apps.conversations.forms import CHANNELS, RESOLVED
from warmline.apps.conversations.models import Figure, Talk, Upload
from warmline.apps.conversations.selectors import figures_of, names_of
from warmline.apps.conversations.services.steering import rests
from warmline.apps.conversations.totals import SkillTotal, skill_totals
from warmline.apps.library import ports
from warmline.apps.library.words import skill_names
from warmline.apps.people.scope import Viewer
from warmline.apps.scores.marked import MarkedTalk, marked_talk
from warmline.core.conversation import Channel, Conversation
from warmline.core.moves import CUES, MOVES
from warmline.core.scoring.answers import overall_range
from warmline.core.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an upload is: `rate` in words, `left` in words where it can be told."""

    upload: Upload
    rate: str
    left: str
    rests: bool


def progress_of(upload: Upload) -> Progress:
    """Return how far the scoring is; the rate is that of the time that was worked."""
    seconds = upload.work_ms / 1000
    if not seconds or not upload.scored:
        return Progress(upload, "", "", rests(upload))
    talks, turns = upload.scored / seconds, upload.turns / seconds
    rate = _("%(talks)s conversations and %(turns)s turns a second") % {
        "talks": f"{talks:,.1f}" if talks < 10 else f"{talks:,.0f}",
        "turns": f"{turns:,.0f}",
    }
    minutes = (upload.read - upload.scored) / talks / 60
    return Progress(upload, rate, _left(minutes) if upload.at_work else "", rests(upload))


def _left(minutes: float) -> str:
    if minutes < 1:
        return _("less than a minute to go")
    if minutes < 90:
        return ngettext("about %(n)s minute to go", "about %(n)s minutes to go", round(minutes)) % {"n": round(minutes)}
    hours = round(minutes / 60)
    return ngettext("about %(n)s hour to go", "about %(n)s hours to go", hours) % {"n": hours}


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One skill of an upload with its name."""

    name: str
    total: SkillTotal


def skill_rows(upload: Upload) -> list[SkillRow]:
    """Return the table of skills, those with most chances first."""
    names = skill_names()
    rows = [SkillRow(names.get(each.skill, each.skill), each) for each in skill_totals(upload.totals, upload.scored)]
    return sorted(rows, key=lambda row: (-row.total.chances, row.name))


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One conversation in the list; `figure` is the overall score, or that of the skill looked for."""

    talk: Talk
    agent: str
    channel: str
    resolved: str
    figure: float | None


def talk_rows(user: Viewer, talks: Iterable[Talk]) -> list[TalkRow]:
    """Return the rows of a page of the list; a name is there only where `user` may see the person."""
    found = list(talks)
    names = names_of(user, found)
    return [
        TalkRow(
            talk,
            agent_words(talk, names),
            str(CHANNELS[Channel(talk.channel)]),
            str(RESOLVED.get(talk.resolved, "")),
            getattr(talk, "shown", talk.overall),
        )
        for talk in found
    ]


def agent_words(talk: Talk, names: dict[int, str]) -> str:
    """Return what an agent is called to this viewer: her name, a code, or nothing."""
    if talk.agent_id in names:
        return names[talk.agent_id]
    return _("Agent %(code)s") % {"code": talk.agent_code[:4]} if talk.agent_code else ""


@dataclass(frozen=True, slots=True)
class Critical:
    """A critical error in words, the turn in which it is, and the quote."""

    label: str
    turn: int
    quote: str


@dataclass(frozen=True, slots=True)
class SeenSkill:
    """The score of a skill that was observed."""

    name: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class TalkPage:
    """One conversation: who spoke, its marked text, its skills, and what was not observed.

    Without a score `marked` and `card` are None and the text stands plain.
    """

    talk: Talk
    row: TalkRow
    conversation: Conversation
    card: Scorecard | None
    marked: MarkedTalk | None
    critical: tuple[Critical, ...]
    seen: tuple[SeenSkill, ...]
    unseen: tuple[str, ...]

    @property
    def lies(self) -> str:
        """Where the overall may as well lie, in words; empty without one."""
        bounds = overall_range(self.card) if self.card else None
        if bounds is None:
            return ""
        low, high = bounds
        return _("It may as well lie from %(low)d to %(high)d.") % {"low": round(low), "high": round(high)}


def talk_page(user: Viewer, talk: Talk) -> TalkPage:
    """Return the page of a conversation, with the reading and the scorecard that were kept."""
    row, conversation = talk_rows(user, [talk])[0], unpacked(talk.words.body)
    kept = bytes(talk.words.kept)
    if not kept:
        return TalkPage(talk, row, conversation, None, None, (), (), ())
    judged, figures = engine.unpack(kept), figures_of(talk)
    names = skill_names()
    ordered = sorted(figures.values(), key=lambda figure: (-figure.opportunities, figure.skill))
    return TalkPage(
        talk,
        row,
        conversation,
        judged.card,
        marked_talk(judged.reading, judged.card, ports.rubric()),
        tuple(Critical(_label(each.name), each.turn, each.quote) for each in judged.card.critical),
        tuple(SeenSkill(names.get(figure.skill, figure.skill), figure) for figure in ordered),
        tuple(name for key, name in names.items() if key not in figures),
    )


def _label(name: str) -> str:
    term = CUES.get(name) or MOVES.get(name)
    return term.label if term else name.replace("_", " ")


def upload_context(upload: Upload) -> dict[str, Any]:
    """Return what the page of an upload shows beside its bad rows."""
    return {
        "upload": upload,
        "progress": progress_of(upload),
        "rows": skill_rows(upload) if upload.scored else [],
        "resolved": [(RESOLVED[key], upload.totals.get("resolved", {}).get(key, 0)) for key in RESOLVED],
        "gone_on": upload.uploaded_at + timedelta(days=settings.WARMLINE_CONVERSATION_DAYS),
        "taken": sum(upload.taken.values()),
        "has_parquet": has_parquet(),
    }


def has_parquet() -> bool:
    """Say whether Parquet files can be written here: the extra warmline[parquet] is installed."""
    return find_spec("pyarrow") is not None
