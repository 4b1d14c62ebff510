"""Named groups of words that several patterns share."""

from __future__ import annotations

from typing import Final

GROUPS: Final[dict[str, str]] = {
    "very": (
        "so|very|really|extremely|absolutely|completely|totally|quite|pretty|truly|deeply|utterly|beyond|just|still"
        "|bloody|damn|fucking|freaking|super|getting|feeling|all|now|already|a bit|a little|rather|too|also"
        "|genuinely"
        "|terribly|honestly|incredibly|how|bit|more than|rightly|understandably|quite rightly|such a|a very"
        "|a really"
    ),
    "vv": "[{very}] [{very}]",
    "i_we": "i|we",
    "will": "will|shall|am going to|are going to|am about to|can|am|are|have",
    "going": "will|shall|am going to|are going to|am about to|would",
    "anger": (
        "angry|furious|livid|mad|annoyed|irritated|frustrated|outraged|fuming|pissed|pissed off|fed up|sick of"
        "|sick and tired|cross|enraged|infuriated|irate|aggravated|upset|exasperated|done with|had enough"
        "|at my limit"
    ),
    "worry": (
        "worried|anxious|nervous|scared|afraid|concerned|stressed|panicking|panicked|desperate|frightened|uneasy"
        "|stressed out|terrified|tense|freaking out|apprehensive"
    ),
    "loved": (
        "loss|dog|cat|pet|mother|father|mum|mom|dad|wife|husband|son|daughter|brother|sister|friend|grandmother"
        "|grandfather|family|child|baby|partner|gran|grandad"
    ),
    "letdown": (
        "disappointed|let down|sad|unhappy|dissatisfied|disheartened|gutted|devastated|hurt|heartbroken|upset"
        "|dismayed|discouraged|deflated|miserable|not happy"
    ),
    "awful": (
        "ridiculous|unacceptable|outrageous|a joke|disgraceful|appalling|pathetic|absurd|insane|nonsense|terrible"
        "|horrible|shocking|a disgrace|a scam|theft|robbery|not acceptable|not good enough|not on|beyond a joke"
        "|infuriating|atrocious|frustrating|annoying|disgusting|unbelievable|crap|rubbish|awful|dreadful"
        "|abysmal|useless|a shambles"
        "|shameful|crazy|a farce|a mess|a nightmare|bs|shit|the worst|unprofessional|a waste of time|madness"
        "|too much"
    ),
    "relief": "relieved|reassured|glad|happy|delighted|thrilled|grateful|pleased|thankful|calmer|over the moon",
    "feeling": "{anger}|{worry}|{letdown}",
    "feeling_noun": (
        "anger|frustration|annoyance|irritation|worry|concern|concerns|anxiety|stress|disappointment|upset"
        "|fear|distress"
    ),
    "bad": (
        "annoying|frustrating|infuriating|maddening|irritating|upsetting|disappointing|stressful|worrying"
        "|unfair|awful"
        "|exhausting|horrible|terrible|tough|hard|difficult|rotten|miserable|unpleasant|alarming|scary|unsettling"
        "|inconvenient|frightening|terrifying|heartbreaking|unbearable|lonely|humiliating|embarrassing"
        "|disheartening|aggravating|rough|tiring|confusing|nerve racking|nerve wracking|dreadful"
    ),
    "thing": (
        "parcel|package|order|item|items|delivery|shipment|refund|money|payment|card|account|bill|invoice"
        "|ticket|flight"
        "|booking|bag|suitcase|luggage|app|licence|subscription|router|line|meter|reading|engineer|technician"
        "|appointment|transfer|contract|replacement|password|file|files|data|report|case|claim|seat|seats"
        "|device|phone"
        "|laptop|product|purchase|charge|fee|deposit|loan|mortgage|statement|service|internet|connection"
        "|power|heating"
    ),
    "day": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "daytime": "morning|afternoon|evening|night|noon|midday|lunchtime|midnight|lunch",
    "count": (
        "<number>|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|a|an|a few"
        "|a couple of|several|half an"
    ),
    "span": (
        "minute|minutes|hour|hours|day|days|week|weeks|month|months|working days|business days|working hours|second"
        "|seconds|year|years|weekend|weekends"
    ),
    "month": (
        "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar"
        "|apr|jun|jul"
        "|aug|sep|sept|oct|nov|dec"
    ),
    "own_words": (
        "note|notes|letter|letters|message|mail|email|answer|reply|text|page|website|app|form|label|colleague"
        "|colleagues"
        "|status|system|records|record|bill|reading|promise|sentence|information|map|guide|notice|website|driver|chat"
    ),
    "boss": (
        "manager|supervisor|team leader|team lead|boss|superior|lead|head of department|higher up"
        "|duty manager|director"
        "|someone senior|someone higher|someone above you|floor manager"
    ),
    "fault_party": (
        "courier|driver|carrier|warehouse|supplier|system|computer|other team|other department|post office|bank"
        "|engineer|technician|colleague|partner|manufacturer|seller|previous agent|last agent|billing team"
        "|sales team"
        "|airport|ground crew|installer|depot|it team|them|other agent|contractor|subcontractor|distributor|packer"
        "|packers|fitter"
    ),
}
GROUPS.update(
    doing=(
        "help|send|give|refund|cancel|fix|sort|change|close|replace|check|call|tell|explain|resend|return"
        "|book|rebook"
        "|transfer|stop|look|find|arrange|let|make|put|get|do|update|remove|reverse|credit|pay|deliver|unlock|reset"
        "|reply|answer|connect|escalate|show|add|block|issue|organise|forward|confirm|repair|move|waive|email|text"
        "|ring|phone|contact|track|trace|investigate|resolve|restore|reactivate|activate|process|expedite|provide"
    ),
    did=(
        "ordered|bought|paid|received|called|got|waited|tried|came|went|sent|asked|told|said|spoke|had|lost|found"
        "|returned|cancelled|booked|changed|restarted|checked|contacted|moved|opened|stayed|missed|rang"
        "|phoned|emailed"
        "|wrote|made|took|used|signed|transferred|logged|clicked|installed|updated|arrived|stopped|broke"
        "|failed|worked"
        "|delivered|charged|rejected|declined|disappeared|happened|turned|showed|left|dropped|cut|crashed"
        "|deleted|took"
        "|gave|put|needed|wanted|chose|saw|noticed|heard|read|flew|landed|travelled|done|been|seen|given|taken|gone"
        "|billed|debited|locked|frozen|blocked|damaged|delayed|rebooked|promised|refunded|replaced|knocked|rung"
    ),
    contacted=(
        "called|contacted|phoned|rang|emailed|mailed|pinged|written|messaged|chatted|spoken|spoke|been in touch"
        "|reached out|rung"
        "|complained|wrote|asked|reported|written in|got in touch|chased|texted|told you|told them|told your"
    ),
    due=(
        "today|tonight|tomorrow|{day}|the {daytime}|this {span}|next {span}|<clock>|<number>|noon|midnight"
        "|the weekend"
        "|christmas|easter|diwali|the end of|end of|my|our|the|his|her|then|that|next {day}|this {day}"
        "|{month}|monday"
    ),
    slur=(
        "idiot|idiots|stupid|useless|incompetent|moron|morons|liar|liars|clown|clowns|pathetic|dumb|rude"
        "|ignorant|thick"
        "|hopeless|worthless|joke|robot|thieves|crooks|fool|fools|scum|disgrace|imbecile|imbeciles|brainless"
        "|an idiot"
        "|a liar|a joke|lazy|amateurs|jokers|muppet|muppets|donkey|parasite|parasites|cowboys|braindead|dense|inept"
    ),
)
GROUPS.update(
    act=(
        "send|resend|call|ring|phone|email|text|message|check|look|arrange|book|rebook|get|put|make|sort|fix"
        "|raise|open"
        "|refund|replace|cancel|change|update|add|remove|reverse|credit|pay|deliver|ship|order|reorder|stop|block"
        "|unlock|reset|speak|talk|ask|contact|chase|follow|find|trace|track|pass|forward|escalate|transfer|file|log"
        "|note|write|let|give|take|move|start|begin|set|apply|issue|process|confirm|come|go|stay|keep|hold|reserve"
        "|connect|help|handle|deal|investigate|review|prepare|submit|waive|extend|restore|reconnect"
        "|reactivate|release"
        "|request|report|test|run|walk|guide|show|try|ensure|bring|collect|pick|drop|return|match|organise|expedite"
        "|have|work|monitor|activate|correct|amend|adjust|recalculate|seat|swap|switch|upgrade|flag|see|print|own"
        "|tell|explain|answer|indicate|watch|read|copy|lock|fetch|compare|write to|search|visit|post|submit|push"
        "|prioritise|schedule|remind|be in touch|be back"
    ),
    acting=(
        "sending|resending|calling|ringing|emailing|checking|looking|arranging|booking|rebooking|getting|putting"
        "|making|sorting|fixing|raising|opening|refunding|replacing|cancelling|changing|updating|adding|removing"
        "|reversing|crediting|paying|ordering|stopping|blocking|unlocking|resetting|asking|contacting"
        "|chasing|following"
        "|tracing|passing|forwarding|escalating|transferring|filing|logging|noting|taking|moving|starting|setting"
        "|applying|issuing|processing|holding|reserving|investigating|reviewing|preparing|waiving|extending"
        "|restoring"
        "|reconnecting|requesting|testing|running|working on|sending you|writing|reporting|speaking|releasing|going"
    ),
    acted=(
        "sent|resent|called|emailed|checked|arranged|booked|rebooked|got|put|made|sorted|fixed|raised|opened"
        "|refunded"
        "|replaced|cancelled|changed|updated|added|removed|reversed|credited|paid|ordered|reordered|stopped|blocked"
        "|unlocked|reset|spoken|asked|contacted|chased|traced|passed|forwarded|escalated|transferred|logged"
        "|noted|moved"
        "|set|applied|issued|processed|reserved|reviewed|waived|extended|restored|reconnected|requested"
        "|reported|flagged"
        "|started|corrected|submitted|scheduled|upgraded|let"
    ),
    now="now|just|also|personally|then|first|immediately|already|still|gladly|happily|certainly|next|simply|quickly|both",
    clocktime=(
        "<clock>|noon|midday|midnight|<number> (oclock|o'clock|am|pm)|<number> in the {daytime}|half past <number>"
    ),
    hour="two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    clockwords=(
        "half past (one|{hour})|half {hour}|[a] quarter (to|past) (one|{hour})"
        "|(five|ten|twenty|twenty five|<number>) [minutes] (to|past) (one|{hour})"
        "|(one|{hour}) (oclock|o'clock|am|pm|sharp|in the {daytime}|tonight|tomorrow|that {daytime})"
    ),
    act_now=(
        "call|ring|phone|email|text|message|write|send|resend|check|look (at|into|whether|if|for|after|again|through)"
        "|arrange|book|rebook|get|bring|fix|refund|replace|cancel|change|update|stop|unlock|lock|reset|speak|talk|ask"
        "|chase|follow|trace|track|pass|forward|transfer|take|move|start|come|stay|hold|reserve|review|release|report"
        "|collect|pick|fetch|watch|copy|add|remove|open|close|pay|credit|let (you|them|him|her)|tell|give|have it|go"
        "|put (you|it|him|her|them)|make|order|correct|answer|reply|deliver|drive|keep"
    ),
    acts=(
        "calls|rings|phones|writes|emails|messages|texts|contacts|looks|checks|comes|brings|sends|delivers|collects"
        "|fetches|reaches|visits|answers|replies|takes|repairs|installs|releases|reviews|gets|goes"
    ),
    dayword=(
        "today|tonight|tomorrow|tomorrow {daytime}|{day}|{day} {daytime}|this {daytime}|next {day}|this {day}"
        "|the weekend|the end of the {span}|the end of {day}|end of {span}|the end of today|the end of my shift"
        "|end of today|end of the {span}|close of business|the day after tomorrow|<number> [of] {month}"
        "|{month} <number>|the <number> [of] [{month}]|later today|next week|next month|this week"
        "|the {daytime}|lunchtime"
        "|your {span}|that {daytime}|your {daytime}|the end of this {span}|end of business|close of play"
    ),
)
