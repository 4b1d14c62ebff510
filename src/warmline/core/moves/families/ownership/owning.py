"""Whose it is: taking it on, passing it on, pointing at the rule, at others, at the customer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "takes_ownership",
        0.9,
        """
        i (will|am going to|shall) [{now}] (take care of|handle|sort|fix|look after|deal with|see to|own
            |take this|take it|get this|get to the bottom|stay with|stay on|make sure|personally|see this through
            |keep an eye|follow this|put this right|put that right|make this right|see it through|solve|find out
            |chase|be the one|be your|walk you through)
        (leave|leave this|leave it|leave that) with me
        let me (fix|sort|take care|handle|put|get this|take this|take over|deal with|own|make this right|solve
            |get to the bottom|find out|see what i can)
        (this|that|it) is (on us|on me|our responsibility|my responsibility|my job|mine to fix|ours to fix
            |for us to fix|ours to put right)
        (i|we) (take|accept|own) [full|that|this|the] (responsibility|ownership|blame|it)
        i (have|am) (got this covered|on it|taking this|taking over|making sure|dealing with|looking after
            |looking into|sorting|chasing)
        i am [{now}] (on it|looking into|sorting|handling|chasing|fixing|dealing|taking (this|it|over|care|that
            |charge)|owning|arranging)
        (you can|you will) (reach|contact|ask for) me directly
        (my|our) (job|task) (is|now is) to
        (that|this|it) (stops|ends) with me
        you have my (full attention|word)
        i will (not let|not leave|not close) .. (this|it|you|the case)
        (this|that|it|the case|your case|the matter) (is|stays|remains) (with me|in my hands|on my desk)
        i (have|keep) (it|this|that) .. (in my hands|on my desk|until it|in sight)
        i [{now}] (see it through|put it right|put this right|put that right|make it right|get to the bottom)
        i am the one who _
        you (will not|need not) be (passed|handed|sent) (on|around|round|from)
        (from now on|from here on|from here|from today|now) (it is|this is) (me|mine|my job|on me)
        from (now|here|today) on (i|you have me|you deal with me|you only)
        you [now] (have|deal with|speak to|talk to|only need) (me|one person|one name) [now|for|in|until|and]
        i [{now}] (take care of|take this|take it on|take over|see to|look after|stay with|own|answer for|stand for) _
        i [{now}] (stay|remain) (in this chat|here|on it|on this|with you|by your side|on the line) ..
        (the|this|that|your) (case|matter|chat|ticket|request) (stays|remains|is) (with me|mine|open until)
        i am not (going anywhere|leaving) (until|before|till)
        (i would like to|i want to|let me try to|i am going to try to) [try to] (put|make|set) (this|it|that
            |things) right
        let me get (you|this|that|it|things) (back|in|up|working|moving|sorted|going|running)
        you will not have to _ .. i will
        i am [{now}] {acting} (it|that|this|them|him|her|your _) .. (myself|personally|while we speak|as we speak)
        i [{now}] {act_now} (it|that|this|them|him|her|your _) .. (myself|personally)
        """,
    ),
    *entries(
        "takes_ownership",
        0.7,
        """
        we will (take care of|sort|fix|put this right|put that right|make this right|deal with|look after|solve
            |make sure)
        i will [{now}] (call|ring|ask|contact|speak|arrange|book|check|phone|email|send|refund|replace
            |raise) .. (myself|personally|directly|on your behalf|for you)
        let me (look into|check|see|help|arrange|get) .. for you
        """,
    ),
    *entries(
        "admits",
        0.9,
        """
        (our|my) (mistake|fault|error|failure|oversight|slip|doing)
        (the|this|that|these|those) .. (is|are|was|were) (ours|mine|our own|all ours|down to us|our doing|on our side)
        (the|this|that|these|those|his|her) [{count}] [whole] (mistake|error|fault|slip|delay|wait|hours|minutes
            |days|mess
            |confusion|oversight|gap|trouble|blame|responsibility|failure|miss) (is|are|was|were) (on us|on me|ours
            |mine|with us)
        (that|this|it) (was|is) (us|me|we|our own doing) [$|and|who|that|not you]
        (the|that|this) (mistake|error|fault|slip) (happened|lies|lay|began|sits|sat|is) (here|with us|on our side
            |at our end)
        (we|i) (gave|told|sent|put|booked|charged|entered|typed|counted|billed|read|wrote) [you|it|your|the|this
            |him|her] .. (wrong
            |twice|wrongly|by mistake|too much|incorrectly|badly)
        (our|my) (letter|message|text|app|form|website|sms|system|note|email|answer|map|label) (was
            |is) [{very}] (wrong
            |misleading|unclear|badly written|late|confusing|not clear)
        (we|i) (promised|said|told you) .. and (did not|broke|forgot|failed)
        (we|i) (got|have got|had) (this|that|it) wrong
        (we|i) (looked at|misread|misunderstood|mixed up|read it wrong|started badly|let you down|failed you
            |messed up|dropped the ball|missed|made a mistake|made an error|have let you down|slipped up
            |mishandled|lost your|failed to|forgot)
        (we|i) should have [{now}] (called|told|sent|checked|let|done|been|kept|noticed|delivered|given|warned
            |caught|informed|got|made|had|answered)
        (we|i) should not have
        (we|i) ought to have
        by mistake
        i was [{very}] (short|rude|curt|abrupt|too quick|wrong|unfair|careless|mistaken)
        (that|this|it) (is|was) (on us|on me|our side|at our end|our end|down to us|our doing)
        (we|i) did not (call|tell|send|check|keep|deliver|warn|let you know|get back|answer|do what|do our)
        (you should not|you should never|nobody should) have [had] to
        (take|accept) [full] (responsibility|the blame)
        (not|never) your (fault|mistake|doing)
        and (it|that) is (ours|mine) $
        """,
    ),
    *entries(
        "escalates",
        0.85,
        """
        (transfer|transferring|escalate|escalating|pass|passing|forward|forwarding|hand|handing|put|putting
            |connect|connecting|refer|referring|route|send|sending|transferred|escalated|passed|forwarded) [you
            |this|it|your|that|the] .. (to|through|with|on|over|onto) .. ({boss}|team|colleague|department
            |specialist|specialists|department|engineers|support|tier|level|line|billing|sales|office|complaints
            |experts|someone|him|her|them|claims|agent|desk)
        (escalate|escalating|escalated|escalation)
        (let|told|notified|informed|inform|notify|tell|involve) my {boss} [know]
        (raise|raised|raising|open|opened|log|logged) .. with [the|our|my] .. ({boss}|team|department|engineers
            |warehouse|courier|specialist|specialists)
        my {boss} will [{now}] (call|contact|be in touch|get back|speak|ring|phone|write|see|email|take)
        (speak|talk) (to|with) (my|our|a|the) ({boss}|head of)
        (will|can|could|let me) [{now}] (get|fetch|bring|ask|have) (her|him|them|my {boss}|the {boss}
            |our {boss}) [_] (on the line|on the phone
            |on this call
            |in on this|to call|to ring|ring you|call you)
        """,
    ),
    *entries(
        "refers_to_policy",
        0.85,
        """
        (see|check|as in) (our|the) (terms|conditions|rules|tariff|small print)
        conditions of (carriage|sale|use|hire)
        (policy|policies|terms and conditions|terms of|t&c|guidelines|guideline|company rule|company rules
            |regulations|regulation|procedure|procedures|protocol)
        (these|those) are (the|our) (rules|terms)
        (our|the) (rule|rules|terms|contract|conditions|process) (is|are|says|say|state|states|do|does|requires
            |require|only|allow|allows|clearly|that)
        (according to|under|by|against|as per|per|within|outside) (our|the|your|company|these|those) (rules|terms
            |conditions|contract|policy|law|tariff|fare rules|agreement)
        (i am|we are|i was|am) [only|just] not (allowed|permitted|authorised|supposed) to
        (that|it|this) (is|stands) [all|clearly|written|also] in (the|our|your) (terms|contract|conditions|rules
            |small print
            |tariff|agreement)
        (required|obliged) (by law|by the|to by|legally)
        (the|our) system (does not|will not|can not|would not) (let|allow|permit)
        (by law|legally|rules are rules|the rule here|the rule is)
        """,
    ),
    *entries(
        "blames_other",
        0.85,
        """
        (it|that|this) (is|was|must be|must have been|will be|would be) (the|our|a|their|his|her
            |an) {fault_party} (fault|mistake|problem|error|issue|not us|$)
        (it|that|this) (is|was|must be|must have been|will be|would be) (the|our|a|their|his|her
            |an) {fault_party} (who|that|which) (did|had|has|lost|forgot|got|made|messed|should|was|is to|never|caused
            |broke
            |sent|told|gave|put|left|missed|always|keeps|let)
        (the|our|that|your|my) _ (has|have|had|did) not (done|do) (his|her|their) (job|work|part|bit)
        (it|that|this) (is|was) (their|his|her|the {fault_party}|{fault_party}) (fault|mistake|problem
            |responsibility|error|job|doing)
        (the|our|that|this|your|my|a) {fault_party} [probably|must have|clearly|simply|just|has|have|obviously
            |apparently] (could not find|did not find|messed up|lost|failed|made a mistake|made an error
            |is to blame|should have|should not|got it wrong|screwed|always|never|is useless|are useless
            |told you wrong|was wrong|keeps|gave you the wrong|gave you wrong)
        not (my|our|us|me|down to us) (fault|responsibility|department|problem|job|area|mistake|who|that|doing)
        (whoever|the person) (you spoke|spoke|told|said) .. (wrong|mistaken|mistake|should not)
        (i am|we are) not (responsible|to blame|at fault|the ones who)
        (the|our|that|your|my) (courier|driver|carrier|warehouse|supplier|engineer|technician|colleague|seller
            |depot) [probably|simply|just] (did not|forgot)
        (blame|take it up with|complain to) the {fault_party}
        (nothing|not something) .. (to do with) (us|me)
        (out of|beyond) (our|my) (hands|control)
        """,
    ),
    *entries(
        "blames_customer",
        0.85,
        """
        you should have _
        you should not have (done|clicked|given|shared|thrown|opened|left|waited|entered|ordered|paid|signed|used
            |told|ignored)
        you (failed to|forgot|neglected to|ignored|overlooked|missed the|did it wrong|clicked the wrong
            |gave the wrong|gave us the wrong|entered the wrong|put the wrong|typed|chose the wrong)
        you did not (read|follow|provide|give|check|tell|enter|mention|inform|listen|bother|answer|respond|pay
            |update|send|include|let us know|specify|say|set|cancel|fill|look|ask|keep|back)
        (it is|that is|this is|was) (your|your own|entirely your) (fault|mistake|error|responsibility|problem
            |doing|job|business|lookout)
        (it is|that is|this is|was) your own $
        (it is|that is|is|was) (on you|down to you|user error|human error on your)
        you must have [{now}] _
        (customer|customers) .. (forgot|forget|to blame|at fault)
        (did|have) you [even|actually|really] (look|looked|read|check|checked) ... (properly|at all)
        (maybe|perhaps) (you|he|she|they) should (behave|listen|learn|pay attention|be more|try harder)
        if you (had|would) [only|just|not] [bothered to] (read|checked|told|called|followed|listened|given
            |contacted|done|asked|kept|paid|looked|ignored|waited)
        why did (you not|not you)
        you (are|were) supposed to
        you signed (it|that|this|up|the)
        you need to (read|learn|pay attention|be more careful|listen)
        (your|the) (own) (fault|mistake|choice|error)
        you (agreed|signed|accepted) (to|the|that|it|up) .. (terms|contract|conditions|when)
        as (stated|explained|written) [clearly] in (the|your)
        """,
    ),
    *entries(
        "harmless_should",
        0.9,
        """
        you did not do anything wrong
        you should have (it|him|her|them|someone|somebody|one|your|a|an|the) _
        you should have (it|him|her|them) $
        you should have (received|got|had|seen|been told|been given|been offered|been called|been able|gotten|heard)
        you should not have (to|had to)
        you must have (been|felt|had|waited|thought|wondered|spent|gone)
        you must have (it|them|this|these|both)
        (which|when|whom|that) you must have _
        (and|which|that|something|anything|what) you did not ask for
        """,
    ),
)


def read(view: View) -> Iterator[Mark]:
    """Yield who takes what on."""
    for hit in view.best("takes_ownership", lambda hit: _only_takes_in(view, hit)):
        yield view.mark_hit("takes_ownership", hit)
    yield from view.marks("escalates")
    for hit in view.best("refers_to_policy", lambda hit: _insures(view, hit)):
        yield view.mark_hit("refers_to_policy", hit)
    for hit in view.raw_hits("refers_to_policy"):
        # "It does not count under our rules": what is denied is the case, and the rule is still what is pointed to.
        if hit.entry.pattern.startswith("(according") and view.is_denied(hit) and not view.is_reported(hit):
            yield view.mark_hit("refers_to_policy", hit)
    for hit in view.best("admits"):
        if not view.has("takes_ownership", sentence=hit.sentence) and not view.sentences[hit.sentence].asks:
            yield view.mark_hit("takes_ownership", hit, 0.75)
    for hit in view.best("blames_customer", lambda hit: view.asks_whether(hit) or _as_if(view, hit)):
        if not view.has("harmless_should", sentence=hit.sentence):
            yield view.mark_hit("blames_customer", hit)
    for hit in view.best("blames_other"):
        if not view.has("admits", sentence=hit.sentence):
            yield view.mark_hit("blames_other", hit)


_TAKEN_IN: Final = frozenset(
    ("serious", "seriously", "board", "chin", "happily", "granted", "personally", "everything")
)


def _only_takes_in(view: View, hit: Hit) -> bool:
    """ "We take it very seriously", "I'm taking on board everything you say": taken in, and taken on by nobody."""
    words = view.words_of(hit.sentence)
    said = words[hit.first : hit.last + 3]
    return bool({"take", "taking", "took"} & set(said)) and bool(_TAKEN_IN & set(said)) and "care" not in said


_INSURED: Final = frozenset(
    ("number", "numbers", "document", "documents", "holder", "cover", "covers", "is", "does", "takes")
)


_POINTS: Final = frozenset(
    re.findall(
        r"\w+", "refer see consult check depends under according not than declined section clause written says states"
    )
)


def _insures(view: View, hit: Hit) -> bool:
    """ "Your policy covers this" and "the policy number" speak of an insurance and point at no rule of the house."""
    words = view.words_of(hit.sentence)
    if words[hit.first : hit.last] not in (["policy"], ["policies"]):
        return False
    before, then = words[max(0, hit.first - 1) : hit.first], words[hit.last : hit.last + 1]
    own = before in (["our"], ["company"], ["per"], ["refund"], ["return"], ["returns"])
    insurance = "insur" in view.text.lower() or any("insur" in said.lower() for said in view.history.customer_texts)
    own = own or bool(_POINTS & set(words))
    return not own and (before == ["your"] or bool(_INSURED & set(then[:1])) or insurance)


def _as_if(view: View, hit: Hit) -> bool:
    """ "You sound as if you had waited long" lays no condition on anybody."""
    words = view.words_of(hit.sentence)
    return words[hit.first] == "if" and hit.first > 0 and words[hit.first - 1] in ("as", "even")
