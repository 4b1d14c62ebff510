"""Moving a case on: reasons, next steps and their times, choices, remedies, checks, sums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.times import time_text, times_in
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "explains",
        0.85,
        """
        (because|due to|owing to|caused by|as a result of) _ _
        (the|one|that) (reason|cause) (is|was|for|why|that|of|behind|you)
        (this|that|it) (happens|happened|occurs|occurred|is|was) (when|because|why|due|so that|after)
        what (happened|went wrong|has happened|caused) .. (is|was|here|there|that)
        (which|that|this) (is why|explains|means that|means|meant|meaning)
        (so|therefore) (the|your|it|we|they) ... (could not|can not|was|did not|does not|had|were)
        ^ (since|as) (the|your|you|it|we|this|there|they) _ _
        (let me|i will|i can|to) explain
        in order to
        """,
    ),
    *entries(
        "step",
        0.8,
        """
        (i|we) (will|shall) [{now}] [{now}] {act}
        (i|we) (am|are) [{now}] going to [{now}] {act}
        (i|we) (am|are) [{now}] <ing>
        let me [{now}] {act}
        (he|she|they|it|someone|somebody|{boss}|my {boss}|the {fault_party}|engineer|courier|team
            |specialist) (will|should|is going to|are going to) [{now}] (call|contact|be|get|arrive|come|email
            |reply|deliver|collect|visit|ring|phone|text|look|check|give|send|reach|go|take|have|pick|let|show)
        you (will|can expect to|are going to) [{now}] (get|receive|have|hear|see|find|be (contacted|called
            |refunded|notified|rebooked|credited))
        (will|should|is going to|are going to) [{now}] (be|arrive|reach|come|land|show|appear|get
            |go) [{now}] (sent|delivered|refunded|with|there|processed|in|credited|back|at|on|out|collected
            |shipped|replaced|ready|reversed|cancelled|active|restored|repaired|working|up|to|by|tomorrow|today
            |within|from|removed|fixed|before|here|live|through|of|a)
        (will|should) [{now}] (arrive|reach|land|come) _
        (refund|replacement|parcel|package|engineer|order|delivery|flight|payment|part|card|amount|money
            |credit) (will|should|is going to|arrives|is on its way|leaves|lands|takes|goes) ...
        (next|first) (step|i|we|you)
        (is|are) [{now}] (booked|scheduled|planned|due|on its way|on the way|reserved) [for|to|at|on|in|with] _
        ^ [just|now|then|and|so] (click|open|press|tap|restart|unplug|select|choose|reinstall) _
        (is|are|gets|get) [{now}] (credited|refunded|delivered|shipped|paid|collected|returned|reversed
            |posted) .. (within|in|by|on|to|back|after|overnight|today|tomorrow|the)
        """,
    ),
    *entries(
        "step",
        0.65,
        """
        (i|we) have [{now}] [{now}] {acted}
        (please|you can|you could|all you need to) [{now}] (go|click|open|press|restart|unplug|uninstall
            |reinstall|install|update|switch|turn|hold|delete|clear|plug|reset|charge|reconnect|log|try|send
            |reply|call|fill|download|choose|select|tap|take|sign|check)
        """,
    ),
    *entries(
        "no_step",
        0.9,
        """
        (i|we) (will|shall|would) [{now}] (be|try) (happy|glad|delighted|able|honest|to|my best|our best|sorry)
        (i|we) will (try|see what|need|have to|be sure)
        let me (know|see|be|tell you|just say|think)
        (i|we) will not
        (i|we) (am|are) [{now}] (hoping|reading|listening|talking|looking forward|having|feeling|being|asking
            |saying|telling|trying|wondering|thinking|getting|missing|going to be)
        (will|should) be (fine|ok|alright|sorry|great|glad|happy)
        i will (answer|help|assist) (your|you) [question]
        """,
    ),
    *entries(
        "holds",
        0.9,
        """
        (one|just a|just one|1) (moment|minute|second|sec|min) (please|while|whilst|$|and i|as i)
        a (moment|minute|second) (please|while)
        (just a|just one|one) moment
        (put|place|putting|placing) you on [a] [brief|short] hold
        (bear|bare) with me
        (hold on|hang on|please hold|please wait|kindly wait|stay on the line|hold the line|wait a moment
            |wait a minute|hold please|stay with me|bear with us)
        (give|allow|grant) me [just] (a|one|two|a few|a couple of|some|another|<number>|couple of) (moment|minute
            |minutes|second|seconds|sec|moments|time)
        (i will|i shall) be (right back|back in|with you in|back with you)
        (while|whilst) i (check|look|pull|find|read|open|see|verify|get)
        let me [just|quickly|first|go and] (check|take a look|have a look|look|look into|look at|pull|see|verify
            |search|open|read|review|access|bring up) .. (that|this|it|up|your|the|into|for you|what|here|our|if
            |now)
        let me [just|quickly|first] (take|have) a [quick] look
        (checking|looking|searching) (that|this|it|now|for you|into|your|the)
        """,
    ),
    *entries(
        "offers_options",
        0.85,
        """
        would you (prefer|rather|sooner) .. [or]
        either ... or
        (you|we|i) (can|could|may) [either|also] ... or [you|we|i|have|get|a|the|keep|wait|take|send|refund|come|if]
        (two|three|a couple of|a few|several|2|3|some|both|these|following|other) (options|choices|ways
            |possibilities|things we|things left|routes|solutions|paths)
        which (would|option|one|of these|of those|works|suits) [would|do] [you|works|suits|better|best] [prefer
            |like|rather|best|better]
        which (would|do|one|of|option|suits|works)
        alternatively
        (option|choice|plan) (1|2|a|b|one|two)
        (your|the) choice is yours
        (up to you|you choose|your call|you decide|it is your choice)
        or (if you prefer|would you|i could|we could|if you would rather|shall i|i can|we can|you can|you could)
        (choose|choice) between
        (do|does|would) either of (those|these|them)
        (do|would) you (want|like|need) ... or ...
        (shall|should) (i|we) ... or
        what (works|would work|suits|would suit) (best|better|you)
        """,
    ),
    *entries(
        "offers_remedy",
        0.85,
        """
        (i|we) (will|can|could|would like to|would|am going to|are going to|have|am|are|shall|am happy to
            |would be happy to|am able to|want to) [{now}] [happy to|glad to|able to] [{now}] (advance|cover
            |returning|swap|swapping|swapped|refund|refunding|refunded|replace|replacing|replaced|resend
            |resending|resent|reship|waive|waiving|waived|reimburse|compensate|rebook|rebooking|rebooked|reverse
            |reversed|reversing|credit|credited|crediting|exchange|upgrade|upgraded|discount|cover the|cover your
            |repair|repairing|reinstate|reissue|write off)
        (i|we) (will|can|could|would like to|would|am going to|are going to|have|am|are|shall|am happy to
            |would be happy to|am able to|want to) [{now}] [happy to|glad to|able to] [{now}] (send|sending|sent
            |order|ordering|ordered|offer|offering|give|giving|arrange|arranging|arranged|book|booking|booked
            |issue|issuing|issued|get|put|add|adding|added|apply|applying|applied|provide|process|make|ship
            |set up|organise) ... (refund|replacement|new|another|voucher|vouchers|credit|discount|compensation
            |free|second|goodwill|hotel|taxi|seat|engineer|technician|courier|extension|upgrade|reimbursement
            |payment plan|spare|meal|meals|repair|tonight)
        (would|do) you (like|want|prefer) [me to|us to|a|to have|to get|to take|to] .. (refund|replacement
            |voucher|credit|new|rebook|exchange|replace|discount|upgrade)
        (can|could|may|shall|should) i (offer|send|refund|replace|rebook|book|credit|give|arrange) [you|your|the|a]
        (free of charge|no extra cost|no cost to you|at our cost|our expense|on the house|on us|as a goodwill
            |as an apology|at no cost|no charge)
        (take|taking|taken|remove|removing|removed|cancel|cancelling|cancelled) .. (the|that|this) .. (fee|charge
            |charges|fees|penalty|late fee|cost) [off]
        your (refund|replacement|voucher|credit|compensation|money) (will|is on|should|of)
        (full|partial) refund
        can do is ... (free|refund|replace|replacement|credit|waive|rebook|voucher|discount|reimburse|new one
            |compensate)
        """,
    ),
    *entries(
        "checks_resolved",
        0.9,
        """
        (did|does|has|have|is|was) (that|this|it|everything|all) [now|all] (help|helped|work|worked|working|fix
            |fixed|solve|solved|resolve|resolved|sort|sorted|answer|answered|clear|settle|settled|cover|covers
            |covered|fully|do the trick|ok now|fine now|done the trick|come through|come up|arrived|gone)
        (is|are|was) (your|the) (issue|problem|question|query|concern|line|internet|app|account|matter
            |questions) .. (resolved|solved|fixed|sorted|answered|settled|working|closed|back)
        have (i|we) (answered|covered|sorted|solved|resolved|fixed|settled|dealt|got everything) ..
        (is|are) (there|you) (anything|something|any part) .. (open|unclear|unsolved|left|missing|unanswered)
        are you (happy|ok|satisfied|comfortable|fine|all set|good) [with|now|to]
        (is|does|would) that (all you needed|what you needed|what you were|what you hoped|sort|settle|take care)
        (all|everything) (sorted|good|ok|working|clear|set) [now|then|for you|on your side]
        mind (checking|refreshing|trying|telling me|looking) .. (if|whether|again|it|there|now)
        (can|could) you [please|just|now] (check|try|confirm|see|tell me) (if|whether|that) (it|that|this|you
            |everything|the) .. (works|work|working|opens|open|loads|shows|runs|appears|can|fine|now|arrived|back
            |gone|ok|log|see|is|has)
        do you (see|have) it now
        """,
    ),
    *entries(
        "summarises",
        0.9,
        """
        (to|let me|let us|just to|i will|so to|quickly) [{now}] [quickly|briefly] (sum up|summarise|recap
            |sum this up|wrap up|sum it up|go over|run through|repeat)
        (in short|in summary|in a nutshell|summary|long story short)
        (here is|this is|that is) (what|how) (happens|will happen|we agreed|we will do|i will do|i have done
            |comes|it goes|it works) ..
        (here is|this is|that is) (the|our) (plan|summary)
        so (the plan|what happens next|what we|we agreed|our plan|the next steps|next steps|from here)
        (the plan|the next steps|next steps) (is|are|from|then|will)
        what (happens|will happen) (next|now|then|is)
        (so|ok|right) [to] (confirm|recap|sum up)
        """,
    ),
)


def read(view: View) -> Iterator[Mark]:
    """Yield what moves the case on."""
    yield from _reasons(view)
    yield from _steps(view)
    yield from view.marks("holds")
    yield from _offers(view)
    for hit in view.best("checks_resolved"):
        if view.sentences[hit.sentence].asks or hit.entry.pattern.startswith("(can|could)"):
            yield view.mark_sentence("checks_resolved", hit.sentence, hit.entry.confidence)
    for hit in view.best("summarises"):
        if not view.sentences[hit.sentence].asks:
            yield view.mark_sentence("summarises", hit.sentence, hit.entry.confidence)


def _reasons(view: View) -> Iterator[Mark]:
    """A reason stands though what it explains is denied ("I can't, because ..."); "not because" gives none."""
    given: set[int] = set()
    for hit in view.raw_hits("explains"):
        words = view.words_of(hit.sentence)
        denied = hit.first > 0 and words[hit.first - 1] in ("not", "never")
        asks = view.sentences[hit.sentence].asks
        if hit.sentence not in given and not denied and not asks and len(words) >= 5:
            given.add(hit.sentence)
            yield view.mark_sentence("explains", hit.sentence, hit.entry.confidence)


def _steps(view: View) -> Iterator[Mark]:
    for hit in view.best("step"):
        number = hit.sentence
        idle = view.has("no_step", sentence=number) and len(_own_steps(view, number)) < 2
        if idle or view.sentences[number].asks or _only_holds(view, number):
            continue
        time = _time_of(view, hit)
        if time is not None:
            yield view.mark_sentence("next_step_with_time", number, hit.entry.confidence + 0.1, time=time)
        elif number and "that" in view.words_of(number)[hit.first :] and (time := time_text(view, number - 1)):
            # "The earliest is tomorrow at 7. I'll book that for you."
            low, high = view.sentences[number - 1].start, view.sentences[number].end
            yield view.mark("next_step_with_time", low, high, hit.entry.confidence, time=time)
        else:
            yield view.mark_hit("next_step", hit)


def _time_of(view: View, step: Hit) -> str | None:
    """The time of a step: after it, or before it where nothing says that the time is past."""
    times = times_in(view, step.sentence)
    if any(time.last > step.first for time in times):
        return time_text(view, step.sentence, step.first)
    past = {"was", "were", "been", "had", "did", "yesterday", "since"} & set(view.words_of(step.sentence)[: step.first])
    return time_text(view, step.sentence) if times and not past else None


def _own_steps(view: View, number: int) -> list[Hit]:
    return [hit for hit in view.hits("step") if hit.sentence == number]


def _only_holds(view: View, number: int) -> bool:
    return view.has("holds", sentence=number) and not [
        time for time in times_in(view, number) if time.entry.name == "when" and len(view.words_of(number)) > 8
    ]


def _offers(view: View) -> Iterator[Mark]:
    for hit in view.best("offers_options"):
        if not view.has("proposes_more_help", sentence=hit.sentence):
            yield view.mark_sentence("offers_options", hit.sentence, hit.entry.confidence)
    for hit in view.best("offers_remedy"):
        yield view.mark_hit("offers_remedy", hit)
