"""How a customer pushes back: objections, doubt, threats to leave, calls for a supervisor, insults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "objects",
        0.85,
        """
        (that|this|it|which) (does|did|will|would|is) not (help|work|solve|fix|change|answer|enough|good enough
            |acceptable|do|fair|what i|right|true|correct|an option|possible|my problem|suit|cut it)
        (that|this|it) is (too late|too long|too little|too expensive|too much|no use|no good|useless|unfair
            |no help|wrong|incorrect|nonsense|not an answer|a no go|unreasonable)
        (i|we) do not (want|accept|agree|think so|care|need a|see why|believe that is|have time|have that long
            |have to)
        (i|we) can not (accept|agree|wait|do that|live with|work with|take that|be there|go without)
        (i|we) (will|would|am|are) not (accept|accepting|paying|pay|waiting|wait|happy with that|doing|going to
            |do that|take|settle|agree)
        (nobody|no one) [ever|even] (told|informed|warned|mentioned|said|asked)
        (that|this|it|you) (is|are) not [{very}] (helpful|helping|useful|an answer)
        (i|we) (disagree|refuse|object|beg to differ)
        (that is|{day} is) [still|over] {count} {span} (away|off|from now)
        (am|are) not (taking|having|waiting|standing|sitting|queueing|spending) (another|one more|a|yet|in for)
        (i|we) never (saw|agreed|signed|said|asked for|authorised|authorized) _
        ^ [but|well|yes|no|sorry] i did (read|check|look|follow|ask|call|sign|send|tell|pay)
        ^ neither ($|of|will|works|i|is|helps)
        why should i (wait|pay|have|be|do|accept|believe|trust|suffer|care)
        not (my|our) (problem|fault|mistake|responsibility|job)
        (i|we) (did|have) not (say|ask|said|asked|agree|agreed|order|sign|request|do that|authorise)
        (totally|completely|absolutely|simply|just) (false|wrong|untrue|incorrect|not true)
        (that is|this is) (false|a lie|untrue|not how)
        ^ (false|wrong|lies)
        are you (accusing|blaming|calling me|saying i)
        (today|tomorrow|{day}|week|month) is [too|very|far too] (late|long|far)
        no (way|chance|that is not|i do not|i can not|i will not|i am not|i did not|not good|that does not
            |that will not)
        (this|that) can not be (right|true|it|correct|all)
        (is|was) not what i (asked|wanted|ordered|said|meant|need)
        (you|that) (did|have|has|does) not (answer|answered|listen|listened|address|read|understand|understood)
        (not|hardly) (good enough|acceptable|fair|reasonable|satisfactory)
        (absolutely|certainly|definitely) not
        (out of the question|over my dead body|unacceptable|how is that (fair|my problem|my fault|possible))
        """,
    ),
    *entries(
        "objects",
        0.6,
        """
        ^ [yes|ok|sure|well|fine] but (what|that|it|i|how|why|this|my|the|we|you|there|no|not|now|if)
        ^ no [no] (i|it|that|this|you|we|the|my|they)
        what if i (ask|beg|pay|wait)
        (there|surely there) must be (something|another|a way|some)
        is (there nothing|that all|that it|that the best)
        (only|just) (£*|<money>|<number>) .. (that|is it)
        (come on|seriously|be reasonable)
        so that is (it|all) $
        not (really|quite) (helpful|what|the)
        """,
    ),
    *entries(
        "doubts",
        0.85,
        """
        are you [really|absolutely|quite|100%] (sure|certain|positive)
        how (do|can|could|will|would) (i|we) (know|trust|be sure|believe|be certain)
        (that|this|it) can not be (right|true|correct|possible|it)
        (i|we) (doubt|highly doubt|seriously doubt)
        (i|we) [have] heard (that|this|it|all|the same) .. (before|already|last time|all before|many times)
        (that is|this is) what (you|they|the last|everyone|everybody|your|he|she) .. (said|told|promised|say|says
            |tell)
        believe (it|that|you) when i see
        (you|they|the last person|your colleague|everyone) .. (said|promised|told me|say|says) (that|the same|so
            |this|it) .. (last time|before|already|too|yesterday|every time|as well|twice)
        (can|do|will|would) you (guarantee|promise|swear|put that in writing|be sure|give me that in writing)
        (is|was) (that|it|this) [really|actually|definitely] (true|certain|guaranteed|definite|for real
            |even possible|a promise)
        ^ [and|but|so] will (he|she|it|they|you|this|that|someone|somebody) (actually|really) _
        (will|does|going to) (actually|really) (come|happen|arrive|work|turn up|show up|ring|call|be there)
        (sceptical|skeptical|not convinced|unconvinced|hard to believe|find that hard|do not believe
            |can not believe|do not trust|no longer trust|lost trust|lost all trust|why should i believe
            |why should i trust)
        (sounds|seems) too good
        (empty|another empty|more|just) (promise|promises|excuses|words)
        you .. (say|saying|tell|telling|told|promise|promised) .. (every|each) time
        i (bet|will believe)
        (and|but) [what] if (it|that|they|you|he|she|this) (does not|do not|is not|still|did not|will not)
        """,
    ),
    *entries(
        "doubts",
        0.65,
        """
        ^ [oh] really $
        ^ (hmm|hm|mmm) ..
        (sure about that|you sure|for real)
        last time you
        """,
    ),
    *entries(
        "threatens_to_leave",
        0.9,
        """
        (switch|switching|move|moving|go|going|taking|take|gone|leave|leaving) ... (to|with) [a|another|an|the
            |your] (competitor|competitors|different|another|someone else|somebody else|other company|rival
            |elsewhere)
        (taking|take) (my|our) (business|money|custom|account) (elsewhere|somewhere else|away|to)
        (going|go|shop|buy|bank|look) (elsewhere|somewhere else)
        (never|not) [ever] (buy|buying|use|using|order|ordering|shop|shopping|fly|flying|bank|banking|come|coming
            |book|booking|deal|dealing|recommend|going to use|going to buy) .. (again|anymore|any more|you
            |from you|with you)
        (lost|losing|lose) .. (a|me as a|another) [loyal|good|long time] customer
        (last|final) (time|order|purchase) .. (i|from|with|you)
        or (i|we) (will|am|are|shall) .. (cancel*|leav*|clos*|switch*|go*|mov*|su*|report*)
        (otherwise|else|then) (i|we) (will|am|are|shall) .. (cancel*|leav*|clos*|switch*|go*|mov*)
        (forget it|never mind|do not bother) .. i will [just] (buy|order|get|book|find|take|go|use) _
        i will [just] (buy|order|get|book|find) (it|one|them|that|mine) (somewhere else|elsewhere|from (another
            |someone else|somebody else))
        (done|finished|through) with (you|this company|your company|your|this bank|this airline)
        """,
    ),
    *entries(
        "threatens_to_leave",
        0.75,
        """
        (cancel*|clos*|terminat*|end*) .. (my|our|the) (account|accounts|contract|subscription|membership|plan
            |policy|service|card|insurance)
        (leave|post|write|leaving|writing|posting) .. (bad|negative|one star|1 star|terrible|honest
            |scathing) .. (review|reviews|feedback)
        (lawyer|solicitor|attorney|legal action|small claims|ombudsman|trading standards|consumer court
            |consumer forum|better business bureau|regulator|chargeback|sue|suing|take you to court
            |take this to court|going to the press|consumer protection|watchdog)
        (all over|on|post|tell) (twitter|facebook|social media|instagram|everyone i know|tiktok|trustpilot|linkedin)
        (leaving|leave) (you|your company|your bank|for good|you guys)
        want (out of|to leave)
        """,
    ),
    *entries(
        "asks_for_supervisor",
        0.9,
        """
        (speak|talk|speaking|talking|complain|transfer|transferred|transfer me|put me through|connect me|pass me
            |escalate|escalated) .. (to|with) ... {boss}
        (get|give|put|fetch|bring|call|show) (me|us) .. {boss}
        (want|need|demand|like|where is|who is|can i have|may i have|is there) .. {boss}
        {boss} (now|please|immediately|right now|on the phone)
        (escalate|escalating) (this|it|my)
        (someone|somebody|a person|anyone) (else|senior|higher|higher up|above you|with authority
            |who can actually|who can help|who knows|competent|who is allowed|in charge)
        your {boss}
        who is in charge
        (speak|talk) .. (to|with) (someone|somebody|anyone|a person) who (can|could|decides|is allowed|is able|has)
        """,
    ),
    *entries(
        "asks_for_supervisor",
        0.6,
        """
        (speak|talk) .. (to|with) (a|an|some) [real|actual|live] (human|person|someone|somebody|human being)
        (real|actual|live) (person|human)
        """,
    ),
    *entries(
        "insults_agent",
        0.9,
        """
        (you|your|they) .. (are|is|were|must be) {vv} [a|an|such a|such an|bunch of|a bunch of|all
            |just a] [{very}] {slur}
        you [{very}|fucking|bloody|stupid|useless] [fucking] {slur}
        (are|is) (you|he|she) [people|guys|lot|all] [all|just|really|a|an|some|some kind of|even] (stupid|dumb|deaf
            |thick|blind|slow
            |retarded|robot|an idiot|idiot|braindead|mental|illiterate|idiots|incompetent)
        (shut up|go to hell|screw you|fuck you|fuck off|piss off|get lost|drop dead|bite me|kiss my)
        are you even (reading|listening)
        do you even (read|listen|speak|understand|know|have a brain|work)
        (idiot|idiots|moron|morons|imbecile|dimwit|clowns|scumbags|crooks|thieves|liars|liar|bastards|bastard
            |asshole|cretin|bitch)
        (learn|speak) (english|to read|your job)
        are you always (this|so) (slow|rude|useless|thick|stupid|unhelpful|incompetent|dumb|clueless|lazy|dense)
        (trained monkey|a monkey could|monkeys|a child could)
        (bunch|load|pack) of (idiots|clowns|liars|thieves|crooks|morons|amateurs|cowboys|jokers)
        """,
    ),
    *entries(
        "insults_agent",
        0.7,
        """
        you (do not|clearly do not|obviously do not) (know|have a clue|care|listen|understand) .. (what|anything
            |how|a clue|about|doing|english)
        (you|they) are (lying|clueless|no help|hopeless|not very bright|as useful as|talking rubbish|a waste of)
        (robot|script|bot|parrot) .. (reading|talking|like)
        you (sound|act|talk) like a (robot|machine|bot|script)
        (clueless|brainless|gormless)
        """,
    ),
)


def read(view: View) -> Iterator[Mark]:
    """Yield how the customer pushes back."""
    yield from view.marks("doubts", "threatens_to_leave", "asks_for_supervisor", "insults_agent")
    agent_asked = "?" in view.history.last_agent_text
    for hit in view.best("objects"):
        plain_no = hit.entry.pattern.startswith(("^ no", "^ [yes", "^ [but"))
        if not (plain_no and agent_asked) and not _asks_help(view, hit):
            yield view.mark_hit("objects", hit)


def _asks_help(view: View, hit: Hit) -> bool:
    """ "It does not work" in a first message reports the case; "no, ..." and "... not for me" answer somebody."""
    words = view.words_of(hit.sentence)
    answers = words[0] == "no" or words[hit.last : hit.last + 2] == ["for", "me"]
    return not view.history.agent_texts and not view.sentences[hit.sentence].asks and not answers
