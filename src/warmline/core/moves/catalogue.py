"""The catalogue of cues and moves: every name a reader may find, with the plain words shown to people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """A cue is what a customer shows, a move is what an agent does."""

    CUE = "cue"
    MOVE = "move"


class Sign(StrEnum):
    """Whether a move tends to help the customer, to hurt, or depends on the moment."""

    HELPS = "helps"
    HURTS = "hurts"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the catalogue. `family` names the file in core/moves/families that reads it."""

    kind: Kind
    name: str
    label: str
    family: str
    sign: Sign = Sign.DEPENDS


def _cues(family: str, **labels: str) -> tuple[Term, ...]:
    return tuple(Term(Kind.CUE, name, label, family) for name, label in labels.items())


def _moves(family: str, sign: Sign, **labels: str) -> tuple[Term, ...]:
    return tuple(Term(Kind.MOVE, name, label, family, sign) for name, label in labels.items())


CATALOGUE: Final[tuple[Term, ...]] = (
    # ---- cues of the customer ----
    *_cues(
        "feelings",
        shows_anger="shows anger",
        shows_worry="shows worry",
        shows_disappointment="shows disappointment",
        shows_relief="shows relief",
    ),
    *_cues(
        "needs",
        asks_question="asks a question",
        makes_request="asks for something",
        states_fact="tells a fact",
        shows_confusion="does not follow",
        has_deadline="has a deadline",
        reports_repeat="had to contact us before",
    ),
    *_cues(
        "resistance",
        objects="objects",
        doubts="doubts what was said",
        threatens_to_leave="threatens to leave",
        asks_for_supervisor="asks for a supervisor",
        insults_agent="insults",
    ),
    *_cues("closing_cues", accepts="accepts", thanks="thanks", says_goodbye="says goodbye"),
    # ---- moves of the agent ----
    *_moves(
        "empathy",
        Sign.HELPS,
        acknowledges_feeling="acknowledges this feeling in own words",
        validates="says that the feeling makes sense",
    ),
    *_moves("empathy", Sign.DEPENDS, acknowledges_generically="acknowledges in a general phrase"),
    *_moves(
        "listening",
        Sign.HELPS,
        paraphrases="says back what was said",
        uses_detail="uses what the customer told",
        verifies_understanding="checks that it was understood right",
        asks_open="asks an open question",
    ),
    *_moves("listening", Sign.DEPENDS, asks_closed="asks a closed question"),
    *_moves("listening", Sign.HURTS, asks_again="asks for what was already told"),
    *_moves("ownership", Sign.HELPS, takes_ownership="takes it on", apologises="apologises"),
    *_moves("ownership", Sign.DEPENDS, escalates="passes it on", refers_to_policy="refers to the rule"),
    *_moves("ownership", Sign.HURTS, blames_other="blames somebody else", blames_customer="blames the customer"),
    *_moves(
        "solving",
        Sign.HELPS,
        explains="explains why",
        gives_information="answers with a fact",
        next_step_with_time="gives a next step with a time",
        offers_options="offers a choice",
        offers_remedy="offers a remedy",
        checks_resolved="checks that it is solved",
        summarises="sums up what happens next",
    ),
    *_moves("solving", Sign.DEPENDS, next_step="gives a next step without a time", holds="asks to wait"),
    *_moves(
        "refusing",
        Sign.HELPS,
        declines_with_reason="declines and says why",
        declines_with_alternative="declines and offers something else",
        sets_boundary="sets a calm boundary",
    ),
    *_moves("refusing", Sign.HURTS, declines_bare="declines without a reason"),
    *_moves("promising", Sign.DEPENDS, promises="makes a promise"),
    *_moves("promising", Sign.HURTS, promises_vaguely="promises without a time", overpromises="promises too much"),
    *_moves(
        "tone",
        Sign.HELPS,
        greets="greets",
        introduces_self="says who is speaking",
        uses_name="uses the customer's name",
        thanks_customer="thanks the customer",
        speaks_positively="says what can be done",
        says_goodbye_warmly="closes with a personal word",
        small_talk="shares a friendly word",
        invites_feedback="asks how it went",
    ),
    *_moves(
        "tone",
        Sign.HURTS,
        dismisses="plays it down",
        argues="argues",
        commands="orders the customer about",
        insults="insults the customer",
        speaks_negatively="says only what cannot be done",
        sarcasm="is sarcastic",
    ),
    *_moves("clarity", Sign.HELPS, plain_steps="sets out steps in order"),
    *_moves(
        "clarity",
        Sign.HURTS,
        uses_jargon="uses inside words",
        rambles="says too much at once",
        answers_too_short="answers in a word or two",
        shouts="writes in capitals",
    ),
    *_moves("scripts", Sign.HURTS, stock_phrase="uses a stock phrase", repeats_itself="repeats the same words"),
    *_moves(
        "care",
        Sign.HELPS,
        proposes_more_help="offers further help",
        prevents_repeat="prevents it from happening again",
        follows_up="says they will check back",
        suggests_fit="points to something that fits the customer",
    ),
    *_moves("care", Sign.HURTS, reveals_data="shows personal data that was not given"),
    *_moves(
        "colleagues",
        Sign.HELPS,
        credits_colleague="speaks well of a colleague",
        asks_for_help="asks for help or admits not knowing",
        coaches_with_question="coaches with a question",
        gives_specific_praise="praises something specific",
        agrees_action="agrees on an action",
    ),
)

CUES: Final[dict[str, Term]] = {term.name: term for term in CATALOGUE if term.kind is Kind.CUE}
MOVES: Final[dict[str, Term]] = {term.name: term for term in CATALOGUE if term.kind is Kind.MOVE}
