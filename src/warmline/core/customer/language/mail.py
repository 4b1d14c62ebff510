"""A message as an e-mail: greeting, perhaps a line of the agent's, paragraphs, a last word, sign-off and name."""

from __future__ import annotations

import re
from typing import Final

from warmline.core.customer.language.choose import choose, fill
from warmline.core.customer.language.draft import Draft
from warmline.core.customer.language.habits import in_voice
from warmline.core.customer.language.worded import Worded, join
from warmline.core.customer.state import Act, Plan
from warmline.core.wording.sentences import sentence_spans

# How often a mail quotes the line it objects to, and ends in a last word of its own. Chosen.
_QUOTES: Final = 0.4
_LAST_WORD: Final = 0.45
_QUOTABLE: Final = frozenset(
    {
        *("vague_promise", "copied", "stock_phrase", "rule_only", "declined_bare", "jargon", "passed_on", "dismissed"),
        *("blamed", "blamed_other", "excuse", "argued", "negative_only", "nothing_done", "step_no_time"),
        *("concrete_step", "lead_asked", "declined_reason", "declined_alternative"),
    }
)
# After these nobody asks for an answer.
_SETTLED: Final = frozenset({Act.ACCEPT, Act.FORGIVE, Act.THANK, Act.CLOSE, Act.LEAVE, Act.COME_BACK, Act.ANSWER})
_LONGEST_QUOTE: Final = 24  # words
# Later mails are signed with the whole name this often. Chosen.
_WHOLE_NAME: Final = 0.35


def as_mail(draft: Draft, plan: Plan, agent: str) -> Worded:
    """Return the parts of a draft as a mail. `agent` is the mail it answers, "" where there is none."""
    head = _piece(draft, "mail.greeting")
    quote = _quote(draft, plan, agent)
    paragraphs = _paragraphs(draft)
    wanted = plan.act not in _SETTLED and draft.chance("mail last word", _LAST_WORD) and not _asks_last(paragraphs)
    if wanted and (last := _piece(draft, "mail.closing")):
        paragraphs.append([("mail.closing", last)])
    foot = "\n\n" + "\n".join(filter(None, (_piece(draft, "mail.signoff"), _name(draft))))
    top = "".join(f"{piece}\n\n" for piece in (head, quote) if piece)
    return join(paragraphs, draft.used, top, foot)


def _paragraphs(draft: Draft) -> list[list[tuple[str, str]]]:
    """Return a reaction and each act as a paragraph of its own; a closing word stays with what it closes."""
    found: list[list[tuple[str, str]]] = []
    for use, words in draft.parts:
        whole = words if words[-1] in '.!?…:”"' else words + "."
        if found and (use.startswith("tail.") or found[-1][-1][0] == use or len(words.split()) < 4):
            found[-1].append((use, whole))
        else:
            found.append([(use, whole)])
    return found


def _asks_last(paragraphs: list[list[tuple[str, str]]]) -> bool:
    return bool(paragraphs) and paragraphs[-1][-1][1].endswith("?") and len(paragraphs) > 2


def _piece(draft: Draft, use: str) -> str:
    rng = draft.dice.draw(draft.state.turn, use)
    line = choose(draft.language, draft.wanted(use), rng, must=True)
    if line is None:
        return ""
    if use == "mail.closing":
        draft.used.append(line.id)
    text = fill(line.text, draft.slots)
    # Greetings and sign-offs end as they are written, without the stops and habits of a sentence.
    return in_voice(text, draft.voice, rng) if use == "mail.closing" else text


def _name(draft: Draft) -> str:
    persona = draft.scenario.persona
    whole = draft.state.turn <= 1 or draft.voice.spell_out or draft.chance("mail name", _WHOLE_NAME)
    return persona.name if whole else persona.first_name


def _quote(draft: Draft, plan: Plan, agent: str) -> str:
    """Return the agent's sentence that the customer takes up, as mails quote it, or nothing."""
    if plan.reaction not in _QUOTABLE or not draft.chance("mail quote", _QUOTES):
        return ""
    words = dict(plan.slots).get("quote", "")
    sentences = [agent[start:end].strip() for start, end in sentence_spans(agent)]
    found = next((one for one in sentences if words and words.lower() in one.lower()), "")
    found = re.sub(r"\s+", " ", found)
    return f"> {found}" if 3 <= len(found.split()) <= _LONGEST_QUOTE else ""
