"""Which moments called for which behaviour: every chance that a conversation gave the agent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Speaker
from warmline.core.moves import Mark
from warmline.core.scoring.dialogue import Dialogue
from warmline.core.skills import Behaviour, Moment, Rubric

CLOSING_CUES: Final = frozenset({"accepts", "thanks", "says_goodbye"})
_COURTESIES: Final = frozenset({"greets", "introduces_self", "uses_name", "thanks_customer", "says_goodbye_warmly"})
# An answer that holds at least this many words beside its courtesies is more than a courtesy.
SUBSTANCE_WORDS: Final = 4
# What an answer asks for or waits for on the way to doing it; what may stand beside that and changes nothing.
_GATHERS: Final = frozenset({"asks_closed", "asks_open", "verifies_understanding", "holds"})
_BESIDE: Final = frozenset(
    {"greets", "introduces_self", "uses_name", "thanks_customer", "speaks_positively", "small_talk", "stock_phrase"}
)
# These ask for something that may take a question or a moment first. A feeling needs its word at once.
_MAY_TAKE_A_STEP: Final = frozenset({"asks_question", "makes_request"})
# After one of these in the same message nobody closes.
_OPEN: Final = frozenset(
    {"asks_question", "makes_request", "objects", "doubts", "shows_confusion", "shows_anger", "asks_for_supervisor"}
    | {"threatens_to_leave", "insults_agent"}
)
_ENDS: Final = CLOSING_CUES - {"accepts"}
# There is a yes only where the agent put something there to say yes to.
_PROPOSES: Final = frozenset(
    {"offers_options", "offers_remedy", "next_step", "next_step_with_time", "promises", "promises_vaguely"}
    | {"declines_with_alternative", "agrees_action", "follows_up", "plain_steps", "suggests_fit", "summarises"}
    | {"escalates", "verifies_understanding", "overpromises", "takes_ownership", "prevents_repeat"}
)
# So few words that answer the agent's own question are the detail asked for and tell nothing.
_BARE_DETAIL: Final = 6
# A chance counts as taken, and the next cue as a new chance, from this anchor on.
_TAKEN: Final = 3


@dataclass(frozen=True, slots=True)
class Chance:
    """One opportunity for one behaviour.

    `window` holds the agent turns in which it could be taken, never empty. `cue` is what called for it, with its turn;
    None where the moment itself did.
    """

    skill: str
    behaviour: Behaviour
    window: tuple[int, ...]
    cue_turn: int | None = None
    cue: Mark | None = None


def find_chances(dialogue: Dialogue, rubric: Rubric) -> Iterator[Chance]:
    """Yield every chance of a conversation, in the order of the rubric and then of the conversation.

    A cue with no agent turn after it is no chance: nobody could take it. A cue that comes again while the chance is
    still open and not taken is the same chance. What only a human can observe yields nothing.
    """
    answers = tuple(n for n, block in enumerate(dialogue.blocks) if block.speaker is Speaker.AGENT)
    if not answers or len(answers) == len(dialogue.blocks):
        return
    for skill, behaviour in rubric.behaviours():
        finder = _FINDERS.get(behaviour.opportunity.moment)
        channels = behaviour.opportunity.channels
        if finder is None or (channels and dialogue.channel not in channels):
            continue
        for window, cue_turn, cue in finder(dialogue, behaviour, answers):
            yield Chance(skill.key, behaviour, window, cue_turn, cue)


Found = tuple[tuple[int, ...], int | None, Mark | None]


def _turns(dialogue: Dialogue, blocks: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(turn for block in blocks for turn in dialogue.blocks[block].turns)


def _after_cues(dialogue: Dialogue, behaviour: Behaviour, answers: tuple[int, ...]) -> Iterator[Found]:
    """Moment.CUE: one chance for each customer message that holds one of the cues."""
    found = [
        (n, *cue)
        for n, block in enumerate(dialogue.blocks)
        if block.speaker is Speaker.CUSTOMER
        and n < answers[-1]
        and (cue := _strongest(dialogue, block.turns, behaviour.opportunity.cues - _not_here(dialogue, n))) is not None
    ]
    within = max(1, behaviour.opportunity.within)
    open_block: int | None = None
    chances: list[tuple[int, int, Mark]] = []
    for block, turn, mark in found:
        if open_block is not None and _still_open(dialogue, behaviour, open_block, block, within):
            continue
        chances.append((block, turn, mark))
        open_block = block
    for at, (block, turn, mark) in enumerate(chances):
        end = chances[at + 1][0] if at + 1 < len(chances) else len(dialogue.blocks)
        window = tuple(n for n in dialogue.answers_after(block) if n < end)
        yield _turns(dialogue, _first_answers(dialogue, window, within, mark)), turn, mark


def _first_answers(dialogue: Dialogue, window: tuple[int, ...], within: int, cue: Mark) -> tuple[int, ...]:
    """The answers in which a chance can be taken: to a question or a request, steps on the way do not count."""
    if cue.name not in _MAY_TAKE_A_STEP:
        return window[:within]
    left = within
    for place, block in enumerate(window):
        left -= not only_gathers(dialogue, block)
        if left == 0:
            return window[: place + 1]
    return window


def only_gathers(dialogue: Dialogue, block: int) -> bool:
    """Say whether an answer asks for a detail or for a moment and does nothing else: a step on the way to an answer."""
    names = dialogue.block_names(block)
    return bool(names & _GATHERS) and names <= _GATHERS | _BESIDE


def _not_here(dialogue: Dialogue, block: int) -> frozenset[str]:
    """The cues that are none at this place: a yes to nothing, and the bare detail that the agent had asked for."""
    if block == 0:
        return frozenset()
    before = dialogue.block_names(block - 1)
    none: set[str] = set() if before & _PROPOSES else {"accepts"}
    words = sum(len(dialogue.text(turn).split()) for turn in dialogue.blocks[block].turns)
    if "asks_closed" in before and words <= _BARE_DETAIL:
        none.add("states_fact")
    return frozenset(none)


def _still_open(dialogue: Dialogue, behaviour: Behaviour, opened: int, now: int, within: int) -> bool:
    so_far = tuple(n for n in dialogue.answers_after(opened) if n < now)
    if len(so_far) >= within:
        return False
    return behaviour.grade(dialogue.names_of(_turns(dialogue, so_far))) < _TAKEN


def _strongest(dialogue: Dialogue, turns: tuple[int, ...], cues: frozenset[str]) -> tuple[int, Mark] | None:
    if not any(dialogue.names[turn] & cues for turn in turns):
        return None
    marks = [(turn, mark) for turn in turns for mark in dialogue.marks[turn] if mark.name in cues]
    return max(marks, key=lambda found: found[1].confidence)


def _opening(dialogue: Dialogue, behaviour: Behaviour, answers: tuple[int, ...]) -> Iterator[Found]:
    """Moment.OPENING: the first answers; a greeting before the customer said anything belongs to the one after it.

    "Hello?" says nothing yet either: what is answered to it is a greeting too.
    """
    greeted = answers[0] == 0 or _only_greets(dialogue, answers[0])
    yield _turns(dialogue, answers[: max(1, behaviour.opportunity.within) + greeted]), None, None


def _only_greets(dialogue: Dialogue, answer: int) -> bool:
    """Whether a greeting is answered by a greeting, and the matter is still to come."""
    names, before = dialogue.block_names(answer), dialogue.blocks[answer - 1].turns
    said = sum(len(dialogue.text(turn).split()) for turn in before)
    return "greets" in names and names <= _BESIDE and said <= 3 and not dialogue.names_of(before)


def _closing(dialogue: Dialogue, behaviour: Behaviour, answers: tuple[int, ...]) -> Iterator[Found]:
    """Moment.CLOSING: the last answers from the one on that followed the customer's accepting, thanks or goodbye.

    Nobody can close where something is still open, nor where the customer said yes and then went without a word more.
    """
    for at in answers[-max(1, behaviour.opportunity.within) :]:
        before = dialogue.blocks[at - 1].turns if at else ()
        cues = CLOSING_CUES if at == len(dialogue.blocks) - 1 else _ENDS
        names = dialogue.names_of(before)
        # "Good, please send it" asks for what was agreed: that is a yes and leaves nothing open.
        still_open = names & (_OPEN - {"makes_request"} if "accepts" in names else _OPEN)
        cue = None if still_open else _strongest(dialogue, before, cues)
        if cue is not None:
            yield _turns(dialogue, tuple(n for n in answers if n >= at)), *cue
            return


def _every_turn(dialogue: Dialogue, behaviour: Behaviour, answers: tuple[int, ...]) -> Iterator[Found]:
    for at in answers:
        turns = dialogue.blocks[at].turns
        if has_substance(dialogue, turns):
            yield turns, None, None


def has_substance(dialogue: Dialogue, turns: tuple[int, ...]) -> bool:
    """Say whether these agent turns hold more than a courtesy such as "Hi!" or "Have a nice day"."""
    return sum(words_beside_courtesies(dialogue, turn) for turn in turns) >= SUBSTANCE_WORDS


def words_beside_courtesies(dialogue: Dialogue, turn: int) -> int:
    """Count the words of a turn outside its courtesies (greeting, name, thanks, goodbye); a stock phrase is none."""
    text = dialogue.text(turn)
    marks = dialogue.marks[turn]
    if any(mark.name == "stock_phrase" for mark in marks):
        return len(text.split())
    return max(0, len(text.split()) - sum(len(mark.quote.split()) for mark in marks if mark.name in _COURTESIES))


def _conversation(dialogue: Dialogue, behaviour: Behaviour, answers: tuple[int, ...]) -> Iterator[Found]:
    """Moment.CONVERSATION: once; where cues or moves are named, from the first of them on, if there is one."""
    cues = behaviour.opportunity.cues
    spoken = _turns(dialogue, answers)
    if not cues:
        yield spoken, None, None
        return
    turns = (turn for block in dialogue.blocks for turn in block.turns)
    first = next((found for turn in turns if (found := _strongest(dialogue, (turn,), cues))), None)
    window = tuple(turn for turn in spoken if first is not None and turn >= first[0])
    if first is not None and window:
        yield window, *first


def _own_moves(dialogue: Dialogue, behaviour: Behaviour, answers: tuple[int, ...]) -> Iterator[Found]:
    """Moment.MOVE: one chance for each answer that holds one of the agent's own moves named."""
    within = max(1, behaviour.opportunity.within)
    free_from = 0
    for place, at in enumerate(answers):
        cue = _strongest(dialogue, dialogue.blocks[at].turns, behaviour.opportunity.cues)
        if cue is None or place < free_from:
            continue
        free_from = place + within
        yield _turns(dialogue, answers[place : place + within]), *cue


_Finder = Callable[[Dialogue, Behaviour, tuple[int, ...]], Iterator[Found]]
_FINDERS: Final[dict[Moment, _Finder]] = {
    Moment.CUE: _after_cues,
    Moment.OPENING: _opening,
    Moment.CLOSING: _closing,
    Moment.EVERY_TURN: _every_turn,
    Moment.CONVERSATION: _conversation,
    Moment.MOVE: _own_moves,
}
