"""Ordering about: what the customer must do, said as an order; invitations, steps and what frees them are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.steplist import marks_of_a_list, steps_listed
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "commands",
        0.85,
        """
        you (must|have to|need to|had better|better|ought to|are required to|are obliged to|will have to
            |will need to|are going to have to) [{now}] _
        ^ [ok|now|so|well|then|and] (give|send|tell|show|provide|answer|read|wait|hurry|call|ring|fill|submit|pay
            |go|check|look|listen|stop|contact|sign|write|email) (me|us|it|them|your|the|up|back|again|there|here
            |for|to|off|out|on|and|in|until|a|what|later|tomorrow|that|this|with|someone)
        (i|we) (need|want|require|expect) you to
        ^ [ok|now|so|well|then|and|please] (be quick|hurry up|make it (quick|fast|short|snappy)|get to the point
            |lower your voice|get on with it)
        (do not|stop) (call|shout|write|talk|interrupt|swear|interrupting|shouting|calling|asking|messaging
            |writing|argue|arguing|speak|yell)
        """,
    ),
    *entries(
        "soft_command",
        0.9,
        """
        (please|kindly|could you|would you|can you|if you|feel free|you can|you could|you may|when you
            |let me know|once you)
        you (must|will have to|have to|need to) (be|have been|feel|say|see) [a|so|very|really]
        (all|only thing) you (have to|need to)
        you (do|will|would|should) not (need|have) to
        you (must be|must have|must feel)
        (everything|anything|all|what|whatever|when|where|before) you (need|have|must)
        (which|whom|that) you (need|have|must)
        tell me (if|when|whether) (i|we|it|that|this|they|something|anything|there)
        tell me (which|what|whether|if) [one] you (prefer|like|would|want|need)
        (i|we) want you to (know|feel)
        check in [desk|time|counter] (is|opens|closes|starts|begins|ends)
        you (need|have) to _ (nothing|no|none|neither)
        (tell|say|show|give|send|write|take) (it|this|that|them|us|me) .. (as it comes|as they come|as you like
            |as you can
            |in your own|when you are ready|whenever|if you like|if you can|if you want|if you have|at your own
            |bit by bit
            |one thing at a time|from the start if)
        (give|send|show|tell|read|hold|let|pay|check|answer|write|sign|call) ... and (i|we) [{now}] [will|can|shall
            |am] [{now}] ({act_now}|start|look|do|set|sorting|looking)
        (give|send|show|tell|pay|check|answer|write|sign|go|call) ... and (it|that|they|the _|your _) (is|are|goes
            |comes|will|works|gets)
        (write|call|ring|message|text|send|tell) [to] (me|us|it) [straight] (if|when|whenever|once)
        (tell|show|ask) (them|him|her|the _|your _)
        give (it|that|this) a (go|try|minute|fortnight|week|moment)
        you (have to|need to|must) [only|just] _ [_] (nobody else|no one else|only|nothing else)
        you have to (admit|laugh|wonder|only|smile)
        (i|we) want you to (lean|relax|rest|sleep|be|see|hear)
        (give|say|tell|send) .. (a wave|a hug|a big hug|a kiss|a cuddle|a pat|my best|our best|our love|my love|regards
            |greetings|happy birthday|hello|hi) [from|to|for]
        (so|that) you (have|need) to
        """,
    ),
)


def read(view: View) -> Iterator[Mark]:
    """Yield orders; softened forms ("please", "just as it comes") do not count."""
    for hit in view.best("commands", lambda hit: _orders_nobody(view, hit)):
        soft = any(other.sentence == hit.sentence for other in view.raw_hits("soft_command"))
        kind = soft or view.has("plain_step", "open_form", "holds", sentence=hit.sentence)
        invites = view.sentences[hit.sentence].asks and view.words_of(hit.sentence)[hit.first] != "you"
        if not kind and not invites and not _sets_out(view):
            yield view.mark_hit("commands", hit)


_BEFORE_YOU: Final = frozenset(
    re.findall(
        r"\w+",
        """
        and so but or then now first please ok yes no well sorry unfortunately afraid that think means sir madam mam
        because since as if also therefore still again today
        """,
    )
)


def _orders_nobody(view: View, hit: Hit) -> bool:
    """ "When do you have to leave", "a warning you have to click", "guests do not shout", "look, the fine is gone"."""
    words = view.sentences[hit.sentence].words
    first, before = words[hit.first], words[hit.first - 1] if hit.first else None
    near = hit.last - 1 if first.text == "you" else max(hit.last - 1, hit.first + 2)
    apart = any(word.clause != first.clause for word in words[hit.first : near])
    led = before is not None and before.clause == first.clause and before.text not in _BEFORE_YOU
    relative = first.text == "you" and led and before is not None and not before.text.endswith("ly")
    told = first.text in ("do", "stop") and led
    helps = view.word_count >= _HELPFUL_LENGTH and first.text not in ("you", "i", "we", "do", "stop") and _helps(view)
    return view.asks_whether(hit) or _suits_you(view, hit) or apart or relative or told or helps


def _helps(view: View) -> bool:
    """A plain "check the lid" inside an answer that also does, gives or feels something is a step and no order."""
    return view.has(
        "step", "present_step", "offers_remedy", "takes_ownership", "regret", "admits", "felt", "when", "holds"
    )


_HELPFUL_LENGTH: Final = 16


def _sets_out(view: View) -> bool:
    return steps_listed(view) or marks_of_a_list(view) >= 2


def _suits_you(view: View, hit: Hit) -> bool:
    """ "It would suit you better" orders nobody about; "you better pay" does."""
    words = view.words_of(hit.sentence)
    compares = words[hit.first : hit.first + 2] == ["you", "better"]
    return (
        compares and hit.first > 0 and words[hit.first - 1] not in ("so", "then", "well", "and", "<break>", "now", "ok")
    )
