"""Moving a case on: reasons, next steps and their times, choices, remedies, checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.negation import hoped_before, wished_before
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
        (so|therefore) (the|your|it|we|they) ... (could not|can not|did not|does not)
        ^ (since|as) (the|your|you|it|we|this|there|they) _ _
        (let me|i will|i can|to) explain [to you] (how|why|what|where|when|the|your|our)
        (took|takes|mistook) .. for [a|an|the|not|some] _
        (was|were|is|got) (swapped|exchanged|changed|replaced) (for|with|by) (a|an|the|another) _
        (is|are) (often|usually|mostly|typically|normally|almost always) (a|an|the|because|due|caused|done|how)
        (consists|consist|made up|composed|the sum) of _
        (counts|counted|treats|treated|reads|read|took|takes|booked|books|recorded|records) .. as [a|an|if|one
            |the] _ _
        (discount|offer|contract|deal|price|tariff|promotion|rate|period|trial|bonus) .. (ended|ran out|expired
            |ends|went up)
        (changed|went up|rose|grew|jumped|switched) from .. to _
        (that|this|it|which) is (how|where|why) _
        (means|meant) [that] (the|you|your|we|it|there|nothing|no|nobody|somebody|only|a|an|they|not
            |somebody|someone|our|that)
        (comes|came|stems|stemmed|arises|arose|results|resulted) from (the|a|an|your|our|that|this|these|those|two)
        (most likely|probably|likely|presumably) .. (took|taken|mistook|mistaken|mixed|read|counted|lost
            |swapped|assumed|thought|put|pressed|typed|entered|kept|used|overlooked|confused|sent|left) _
        so (it|they|the|your|that|this|he|she|our|his|her|my) [_] (stops|stopped|breaks|fails|goes|went|falls|looks
            |looked|shows
            |came|comes|gets|got|starts|started
            |counts|counted|jumped|jumps|stays|stayed|needs|ends|ended)
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
        (that|this|it|the _|your _) comes first
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
            |reply|call|fill|download|tap|sign|check)
        (please|all you need to) [{now}] (choose|select|take)
        """,
    ),
    *entries(
        "circular",
        0.9,
        """
        (is|are|was) [just|simply] (how|the way) (our|the|it|things|we|this|that|everything) .. (works|work|do|does
            |is|are|done|go|goes)
        (because|is) (that|it|this) is (our|the|a|company|just the) [_] (policy|rule|rules|procedure|process|way)
        """,
    ),
    *entries("orders", 0.9, "^ (pay|settle|choose|send|provide|return|submit|complete|confirm|contact|sign|fill) _"),
    *entries("threat", 0.9, "(otherwise|or else|or it will|or you will|or we will|failing which)"),
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
        ^ (each|every|all) {thing}
        (amount|bill|payment|invoice|balance|instalment|sum|total|fee) (is|was|are|will be) [now] (due|payable|owed)
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
        "hold_length", 0.8, "(<number>|two|three|four|five|six|eight|ten|fifteen|twenty) [or] [_] (minutes|hours)"
    ),
    *entries(
        "offers_options",
        0.85,
        """
        would you (prefer|rather|sooner) .. [or]
        either ... or
        (you|we|i) (can|could|may) [either|also] ... or [you|we|i|have|get|a|the|keep|wait|take|send|refund|come|if]
        (two|three|a couple of|a few|several|2|3|some|both|these|following|other) [sure|good|quick|possible|safe|clean
            |real|simple|different|easy|honest|proper] (options|choices|ways|possibilities|things we|things left
            |routes
            |solutions|paths|roads)
        (i|we) (can|could) (do|offer|give) [you] (two|three|either|one of two) (things|ways|of these|of two|of them
            |<break>)
        (there is|you have|we have|i have) (a|one) [_] (way|flight|seat|slot|train|option|plan|room
            |one) [_] [_] and (one|another) _
        which (would|option|one|of these|of those|works|suits) [would|do] [you|works|suits|better|best] [prefer
            |like|rather|best|better]
        which (would|one|option|suits|works|way|time|day|slot) [of] [the|these|those|them|us] (would|do|suits|suit
            |works|is|fits|of|you|feels)
        which (way|time|day|slot) of _ (would|do|suits|suit|works|is|fits|you|feels)
        which (way|time|day|slot) (can|could|shall|should|may) (you|we|i)
        which (feels|suits|works|fits|is) [_] (you|safer|better|best|easier|right|good|kinder|nicer|more)
        which (would|do) you (like|prefer|rather|choose|want|take)
        which of (the|these|those|them)
        (someone|somebody|he|she|they|{boss}|colleague) (could|can) ... or (i|we|you|he|she|someone|somebody)
        alternatively
        (option|choice|plan) (1|2|a|b|one|two)
        (one|the first) (way|option|possibility) (is|would be) _
        (whichever|whatever) (you prefer|suits you|you like best|is better for you|is easier for you)
        (you pick|your pick|pick one|take your pick|pick the one|choose the one|choose whichever)
        (or|and) if you (prefer|would rather|like it better) _
        (your|the) choice is yours
        (up to you|you choose|it is your choice|it is your call)
        ^ [then|it is] (your call|you decide) $
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
        you [will|also|of course] (get|have) (your|the|all your) (money|payment|fare|deposit|fee) back
        here is [your] (<number> off|a voucher|a credit|a discount|a free _)
        (a|the|your) (new|replacement|spare|second) _ (is packed|is on its way|is in the post|goes out|went out
            |has been sent|is being sent)
        (take|taking|taken|remove|removing|removed|cancel|cancelling|cancelled) .. (the|that|this) .. (fee|charge
            |charges|fees|penalty|late fee|cost) [off]
        your (refund|replacement|voucher|credit|compensation|money) (will|is on|should|of)
        (you|he|she) (pay|pays|owe|owes) (nothing|no)
        (nothing|no fee|no charge) (to pay|more to pay|for you to pay)
        (costs|cost) you nothing
        (charge|fee|<money>|amount|cost|bill|penalty|surcharge|price|interest) (is|are|comes|goes|come
            |go) [{now}] (off|back|gone
            |cancelled|waived|with us)
        <money> [{now}] (back|off|refunded|credited) [$|to|on|with|as|for|and]
        (get|gets|have|has) <money> back
        (euros|pounds|dollars|money|fee|<money>|amount|price) (go|goes|come|comes) back
        you are owed _
        (put|added|booked|credited) (both|it|them|<money>|that|this) [back] (on|to|onto) your (account|card|bill)
        (i|we) [{now}] (refund|replace|resend|waive|reimburse|rebook|credit|reverse|swap|exchange|compensate) (it
            |the|your|you
            |that|this|them|<money>|all|half|every)
        (i|we) [{now}] (bring|fetch|collect|drive|deliver) (it|them|the|your) .. (to you|to your|from you|from your
            |home|free|door
            |yourself|up)
        (free|without charge|without cost|at no charge) (for you|to you)
        (i|we) [{now}] take (it|that|this|the fee|the charge|<money>) (off|back)
        (i|we) [{now}] (take|pay|carry|cover) (the|that|your|this|all) .. (cost|costs|fee|fees|charge|charges|bill
            |taxi|hotel
            |price|postage|delivery|difference|night|<money>)
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
        does that (explain|clear|make|answer) (it|things|your|that|everything)
        (could|can|would) you .. (another go|another try|again|one more try|one more time) .. (tell|let
            |see) [me] [know] (if
            |whether)
        mind (checking|refreshing|trying|telling me|looking) .. (if|whether|again|it|there|now)
        (can|could) you [please|just|now] (check|try|confirm|see|tell me) (if|whether|that) (it|that|this|you
            |everything|the) .. (works|work|working|opens|open|loads|shows|runs|appears|can|fine|now|arrived|back
            |gone|ok|log|see|is|has)
        do you (see|have) it now
        """,
    ),
)


def read(view: View) -> Iterator[Mark]:
    """Yield what moves the case on."""
    yield from _reasons(view)
    yield from _steps(view)
    for hit in view.best("holds", lambda hit: _holds_otherwise(view, hit)):
        yield view.mark_hit("holds", hit)
        yield from _timed_hold(view, hit)
    yield from _offers(view)
    for hit in view.best("checks_resolved"):
        if view.sentences[hit.sentence].asks or hit.entry.pattern.startswith("(can|could)"):
            yield view.mark_sentence("checks_resolved", hit.sentence, hit.entry.confidence)


def _holds_otherwise(view: View, hit: Hit) -> bool:
    """ "I'll stay on the line", "hold on to the letter", "it let me see": nobody is asked to wait."""
    words = view.words_of(hit.sentence)
    before, then = words[max(0, hit.first - 1) : hit.first], words[hit.last : hit.last + 1]
    stays = words[hit.first] in ("stay", "hang", "hold", "let", "bear") and before in (
        ["i"],
        ["will"],
        ["it"],
        ["they"],
    )
    return stays or (words[hit.last - 1] == "on" and then == ["to"])


def _asks_which(view: View, hit: Hit) -> bool:
    """ "Which one is it?" asks for a fact; "which one would you like?" gives the choice."""
    words = view.words_of(hit.sentence)
    then = words[hit.last : hit.last + 1]
    return words[hit.first : hit.last] == ["which", "one"] and then[:1] in (["is"], ["was"], ["it"], ["shall"], ["are"])


def _reasons(view: View) -> Iterator[Mark]:
    """A reason stands though what it explains is denied ("I can't, because ..."); "not because" gives none."""
    given: set[int] = set()
    for hit in view.raw_hits("explains"):
        words = view.words_of(hit.sentence)
        denied = hit.first > 0 and words[hit.first - 1] in ("not", "never")
        asks = view.sentences[hit.sentence].asks
        turns_round = view.has("circular", sentence=hit.sentence)
        if hit.sentence not in given and not denied and not asks and not turns_round and len(words) >= 5:
            given.add(hit.sentence)
            yield view.mark_sentence("explains", hit.sentence, hit.entry.confidence)


def _steps(view: View) -> Iterator[Mark]:
    for hit in view.best("step"):
        number = hit.sentence
        idle = view.has("no_step", sentence=number) and len(_own_steps(view, number)) < 2
        if (
            idle
            or hoped_before(view.words_of(number), hit.first)
            or view.sentences[number].asks
            or _only_holds(view, number)
            or view.has("threat", sentence=number)
        ):
            continue
        time = None if _for_customer(view, number) else _time_of(view, hit)
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
    words = view.words_of(step.sentence)
    past = wished_before(words, step.first) or {"was", "were", "been", "had", "did", "yesterday", "since"} & set(
        words[: step.first]
    )
    return time_text(view, step.sentence) if times and not past else None


def _for_customer(view: View, number: int) -> bool:
    """ "Please send it by Friday" gives the customer a step and says nothing of the agent's own."""
    return all(hit.entry.pattern.startswith(("(please", "^ [just")) for hit in _own_steps(view, number))


def _timed_hold(view: View, hit: Hit) -> Iterator[Mark]:
    """ "Please give me two minutes": a wait whose length is said. "One moment" says none."""
    length = next((other for other in view.best("hold_length") if other.sentence == hit.sentence), None)
    if length is not None:
        words = view.sentences[hit.sentence].words
        written = view.text[words[length.first].start : words[length.last - 1].end]
        yield view.mark_hit("next_step_with_time", length, 0.75, time=written)


def _own_steps(view: View, number: int) -> list[Hit]:
    return [hit for hit in view.hits("step") if hit.sentence == number]


def _only_holds(view: View, number: int) -> bool:
    return view.has("holds", sentence=number) and not [
        time for time in times_in(view, number) if time.entry.name == "when" and len(view.words_of(number)) > 8
    ]


def _offers(view: View) -> Iterator[Mark]:
    for hit in view.best("offers_options", lambda hit: _asks_which(view, hit)):
        if not view.has("proposes_more_help", sentence=hit.sentence):
            yield view.mark_sentence("offers_options", hit.sentence, hit.entry.confidence)
    for hit in view.best("offers_remedy"):
        # "Those hours are on us" owns a fault; "a taxi is on us" pays for one.
        if not ("on us" in hit.entry.pattern and view.has("admits", sentence=hit.sentence)):
            yield view.mark_hit("offers_remedy", hit)
