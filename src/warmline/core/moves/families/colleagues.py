"""Working with others: credit, asking for help, coaching questions, specific praise, agreements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "credits_colleague",
        0.85,
        """
        (thanks|thank you|credit|kudos|hats off) to (my|our|the|a) [{very}] .. (colleague|colleagues|team
            |teammate|engineer|engineers|supervisor|manager|warehouse|driver|crew|billing|shift|lads|people|folks)
        (my|our|the) (colleague|colleagues|teammate|engineer|team|manager|supervisor) .. (did|has done|have done
            |was|has been|handled|helped|spotted|noticed|found|explained|worked|is|are|already) .. (great|good
            |well|right|brilliant|excellent|quickly|carefully|helpful|job|hard|correct|thorough|kind|very|out
            |best|expert|fast)
        (my|our|the) (colleague|colleagues|team|engineer|driver|technician) .. [has|have] [already|now
            |just] (written|fixed|solved|sorted|prepared|built|finished|worked out|repaired)
        (well|good) (spotted|done|work|catch|job) by (my|our|the)
        (he|she|they|colleague|team|engineer|driver|manager|supervisor) (was right|were right|did the right thing
            |did well) (to|when|in|by|about)
        (in good hands|good hands|the best person|knows this (better|inside out)
            |real expert)
        (she|he|they|mr _|mrs _|ms _|{boss}|colleague) (is|are) [{very}] (good|great|brilliant) (with|at) (these|this
            |them|it
            |that|such)
        (my|our) colleague .. (helped|spotted|found|noticed|solved|fixed|sorted|pointed)
        """,
    ),
    *entries(
        "asks_for_help",
        0.85,
        """
        (i|we) (do|did) not [yet|actually|really] know [that|this|the answer|yet|for sure|enough|off]
        i am not [{very}] (sure|certain|familiar|an expert)
        (let me|i will|i would like to|i am going to|can i|i want to|i have to|i need to) [{now}] [quickly
            |first] (ask|check with|consult|speak to|speak with|talk to|get advice|confirm with|double check with
            |get help|find out from|bring in|call in) .. (my|a|our|the|someone|somebody
            |with) [more] [senior] .. (colleague|{boss}|team|specialist|expert|engineer|somebody|someone
            |warehouse|billing|department|supervisor|experienced)
        (help|teach) me (understand|see|learn|out)
        (new|that is new|this is new) to me
        (i|we) (need|could use|would like) (help|your help|advice|a hand|a second opinion)
        (could|can|would) you (help|show|teach) me [understand|how|what]
        (i|we) (may|might|could) (be|have) (wrong|mistaken|missed|got this wrong|misunderstood)
        i would rather (ask|check|be sure)
        (good question|not something i) .. (know|find out|check|ask|seen)
        """,
    ),
    *entries(
        "coaches_with_question",
        0.85,
        """
        what (do|would|could|might|did|will|else could|else have|have) you (think|try|tried|do|say|change|notice
            |noticed|suggest|learn|feel|see) .. (about|would|next|differently|if|when|best|yourself|help|happen
            |that|work|to|instead|far|first|happened|here|there|then)
        (what|which part|how) (went|worked|felt) (well|best|badly|hard|difficult|for you)
        how (would|might|could|did) you (do|approach|handle|say|solve|put|go|feel|tackle|know|like to) ...
        what (would|might|could) (happen|help|work|it take|be|you|make) ...
        what (stopped|made|led|helped|held) you
        (where|what) do you think (it|the|you|we|he|she)
        what have you [already] tried
        """,
    ),
    *entries(
        "gives_specific_praise",
        0.85,
        """
        (well done|great job|nice work|good work|good job|nice job|great work|good thinking|smart move|good call
            |good idea|clever|brilliant) (for|on|with|to|keeping|how|checking|that you|in|you)
        (i|we) [really|do|truly] (liked|like|noticed|loved|love|admire|appreciate|appreciated|was impressed by
            |value) (how|the way|that you|what you)
        you did (that|it|this) [all] (by yourself|yourself|on your own|perfectly|exactly right)
        you [have] (stayed|kept|remained) [{very}] (calm|patient|clear|polite|friendly|kind)
        you (did|have done|handled|explained|described|put|asked|kept|spotted|managed) .. (well|great|very well
            |really well|brilliantly|perfectly|clearly|carefully|calmly|nicely|exactly right)
        (thank you|thanks) for (checking|keeping|trying|testing|noticing|spotting|being so clear|being clear|laying
            |flagging
            |pointing) _ .. _
        (thank you|thanks) for (writing|explaining|describing) (this|that|it|all|everything|them) [all|so|very] (down
            |clearly
            |well|carefully|so|step|calmly)
        (it|that) (helps|helped|really helps|was smart|was wise|is helpful|was helpful|was right
            |was the right) .. that you
        (you were|you are) right to (check|call|ask|raise|question|report|keep|stop|contact|write|flag|point)
        (that|which) (helps|makes it|saves) (me|us|a lot|much|easier|so)
        (that|which) is [{very}] (helpful|useful) [to know|to have|of you|$]
        """,
    ),
    *entries(
        "agrees_action",
        0.85,
        """
        (shall|can|could|should) we (agree|say|do|settle|go with|leave it|set|plan|try)
        [so|then|ok|great|good|right] we (agree|agreed|have agreed|are agreed|have a deal)
        (is|does|would|will|are) (that|this|it|you) [be|all] (ok|okay|fine|alright|all right|work|suit|good
            |acceptable|agreeable|work out|sound|happy) [good|fair|ok|fine|right|reasonable|like] [with|for|by
            |to] [you|your|me]
        (if|as long as) (that|this|it) (is|works|suits) [ok|okay|fine|good|alright] [with|for|by] you
        (shall|should) (i|we) [{now}] {act}
        (shall|should) (i|we) [{now}] (go ahead|do that|book|send|start|arrange|put|set|order|call|proceed|cancel
            |make|refund|get|try|email)
        ^ (agreed|deal)
        (that is agreed|it is agreed|let us do that|let us agree|let us go with|let us say)
        ^ [and|so|ok|then|or|if not] (do|would) you (want|like) me to
        i will .. and you (will|can|could|would)
        (you|while you) (check|send|do|try|take|keep) .. and i will
        (are you happy|are you ok|are you comfortable) (with|for me to|if i|to)
        """,
    ),
)


def read(view: View) -> Iterator[Mark]:
    """Yield what is done with and for others."""
    yield from view.marks("credits_colleague")
    for hit in view.best("gives_specific_praise", lambda hit: _advises(view, hit)):
        yield view.mark_hit("gives_specific_praise", hit)
    for hit in view.best("asks_for_help"):
        yield view.mark_sentence("asks_for_help", hit.sentence, hit.entry.confidence)
    for hit in view.best("coaches_with_question"):
        if view.sentences[hit.sentence].asks and not view.has("argues", "closed_wh", "how_help", sentence=hit.sentence):
            yield view.mark_sentence("coaches_with_question", hit.sentence, 0.75)
    for hit in view.best("agrees_action"):
        checks = view.has("checks_resolved", "verifies_understanding", sentence=hit.sentence)
        if not checks:
            yield view.mark_sentence("agrees_action", hit.sentence, hit.entry.confidence)


def _advises(view: View, hit: Hit) -> bool:
    """ "It's always a good idea to ..." advises, "not so clever to ..." scolds; "good idea to ask" praises."""
    before = view.words_of(hit.sentence)[max(0, hit.first - 1) : hit.first]
    return before in (["a"], ["so"], ["very"], ["always"])
