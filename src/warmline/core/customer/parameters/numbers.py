"""The numbers of one engine. An experiment passes another `Parameters` (`changed`) to switch one mechanism off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, Final

from warmline.core.conversation import Channel
from warmline.core.customer.parameters.acts import ACTS, FeltAct
from warmline.core.customer.parameters.channels import BY_CHANNEL
from warmline.core.customer.parameters.effects import EFFECTS, JUSTICE, Effect


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers of one customer engine. Shares and factors are 0-1 unless said otherwise."""

    effects: Mapping[str, Effect] = field(default_factory=lambda: EFFECTS)
    # Which kind of justice a reason belongs to; the scenario says how much each kind weighs (L6, L8).
    justice: Mapping[str, str] = field(default_factory=lambda: JUSTICE)
    # What acts of an employee make a customer feel, and how unexpected they are (L33, L34).
    acts: Mapping[str, FeltAct] = field(default_factory=lambda: ACTS)
    # What differs by channel; a number that an experiment has set stays as set.
    by_channel: Mapping[Channel, Mapping[str, float]] = field(default_factory=lambda: BY_CHANNEL)

    # Share of every change that does not arrive: one good turn moves a frustrated person little (L19). Chosen size.
    stickiness: float = 0.25
    # The most one turn can mend anger and lift trust and hope (L19). Chosen.
    most_anger_relief: float = 0.13
    most_trust_gain: float = 0.11
    most_hope_gain: float = 0.2
    # Less can be won where little is missing: gains shrink once trust or hope lack less than this, relief once
    # anger is below the second number. Chosen.
    room_to_gain: float = 0.6
    room_to_cool: float = 0.3

    # Use n of a kind of move keeps this share of use n - 1. Chosen (no published size for the n-th repeat).
    move_decay: float = 0.8
    # ... and of work promised or done, which is another deed each time (L5). Chosen.
    deed_decay: float = 0.95
    # Use n of the very same sentence keeps this share. Chosen.
    copy_decay: float = 0.35
    # Each further stock phrase in a conversation weighs this much more. Chosen.
    stock_growth: float = 0.35
    # After the yes all is routine, and a stock phrase costs this share (L28). Chosen size.
    stock_when_settled: float = 0.2

    # A kind word where no feeling is open keeps this share (response to opportunity). Chosen.
    no_feeling_open: float = 0.25
    # Listening, and naming a feeling, count these shares where there is no anger and this much more per point of it:
    # what is hardly there need not be met (L29). Sized so that both weigh at middling anger what they did. Chosen.
    listening_when_calm: float = 0.55
    feeling_when_calm: float = 0.2
    listening_for_upset: float = 1.8
    # Talk alone lifts trust no higher and cools anger no lower than this until something is done (L30). Chosen.
    trust_by_talk: float = 0.58
    anger_by_talk: float = 0.22
    # While the customer's feeling has been met by nobody, help itself mends and wins this share only (L7, L30). Chosen.
    unmet_feeling: float = 0.5
    # From this agent turn on each further one costs this much more patience. Chosen.
    turns_before_growth: int = 7
    turn_growth: float = 0.25
    # The share of a turn's own cost in patience: an e-mail takes hours, a sentence on the phone seconds. Chosen.
    turn_cost: float = 1.0
    # It is not time that costs patience but time in which nothing gets better: a turn that leaves the customer warmer
    # costs the first share of that, one in which something is done all the same the second, any other the third (L18
    # felt progress outweighs waiting; L23). Chosen sizes.
    turn_when_better: float = 0.3
    turn_when_done: float = 2.8
    turn_when_not: float = 5.5
    # Turns with kind words only before they weary (L4, L30). Chosen.
    kind_turns_allowed: int = 1

    # Apology parts, relative weight (L2: responsibility > repair > regret = explanation = repentance > forgiveness).
    apology_parts: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {
                "regret": 0.6,
                "responsibility": 1.0,
                "repair": 0.85,
                "explanation": 0.6,
                "repentance": 0.6,
                "forgiveness": 0.25,
            }
        )
    )
    # An apology longer than this in words backfires (L4, Marinova 2018).
    apology_words: int = 20
    # A guarantee with nothing behind it costs this share of a promise that nobody could keep. Chosen.
    sworn: float = 0.5
    # So many words at most name the time of what was said before ("Tomorrow by noon."). Chosen.
    words_of_a_time: int = 7
    # A bare yes or no to a question that needs no more counts this share of an answer. Chosen.
    bare_yes: float = 0.4
    # Kind words in one turn beyond this many bury the help in it: each as many again weaken it by about this share
    # (L4, Marinova 2018: relational work weakens the gain from solving). Chosen sizes; the words as for an apology.
    warm_words_heard: int = 20
    talk_over_help: float = 0.5

    # Solving counts this much more with each turn (L5). Chosen size.
    solving_slope: float = 0.11
    # A step that names its object in the words of the case counts this much more (L26). Chosen size.
    concrete_bonus: float = 1.25
    # "I" against "we" in a promise of a step (L27). Chosen size.
    i_bonus: float = 1.1
    we_malus: float = 0.9
    # Each "you" of a sentence beyond so many does nothing for the step but stand in its way (L27: extra "you" does
    # nothing or harms). Chosen sizes.
    yous_heard: int = 3
    you_malus: float = 0.97
    # Warm words count fully in the first agent turns and after the customer said yes; between, this share (L25).
    warm_turns: int = 2
    warm_between: float = 0.15
    # After the yes little anger is left to take and little trust to win, which halves every gain; so a warm word counts
    # this much there to weigh about what it weighs at the start (L25). Chosen.
    warm_close: float = 1.8

    # Each earlier failure makes disappointments heavier by this share (L14, L15). Chosen size.
    per_failure: float = 0.3
    # Without a second failure or an insult anger stays below this: rage needs repetition (L15).
    rage: float = 0.86
    failures_for_rage: int = 2
    # Anger closer to rage than this rises slower and slower until then (L15). Chosen.
    room_to_rage: float = 0.22

    # Harm weighs this much more per point of deflection above that of the least expected kind act (L34). Chosen size.
    surprise: float = 0.01
    expected: float = 8.34

    # An offer put as a maybe counts this share. Chosen.
    hedged_offer: float = 0.5
    # An offer below this worth does not meet the need. Chosen.
    weak_worth: float = 0.35
    # Trust from which a trusted fact is told unasked, and how much a fitting question lowers the bar. Chosen.
    trust_to_confide: float = 0.48
    asking_lowers: float = 0.1
    # Asked again, a person gives way a little more each time; nobody confides before this agent turn. Chosen.
    asking_again_lowers: float = 0.06
    first_turn_to_confide: int = 2
    # Saying why one asks lowers the bar by this much more. Chosen.
    reason_lowers: float = 0.06
    # ... and so does offering the very thing that the fact calls for. Chosen.
    right_guess_lowers: float = 0.1
    # Trust and anger at which a good end is believed. Chosen.
    trust_to_accept: float = 0.48
    anger_to_accept: float = 0.6
    # Nobody says yes before this agent turn, and nobody who began with less than this trust before the next. Chosen.
    first_turn_to_accept: int = 3
    wary_from_the_start: float = 0.37
    wary_turns: int = 1
    # The most facts one message tells in answer to questions. Chosen.
    most_facts_told: int = 2
    # After a doubt each turn in which something was done lowers both bars by this much, up to so many turns. Chosen.
    ease_by_done: float = 0.05
    most_done_counted: int = 4
    # Anger from which a person threatens, and asks for somebody else. Chosen.
    anger_to_threaten: float = 0.66
    anger_to_escalate: float = 0.76
    # Patience at which a person gives up, and anger that turns giving up into walking out. Chosen.
    patience_gone: float = 0.03
    anger_to_walk: float = 0.5
    # Anger from which a first insult is enough to leave. Chosen.
    anger_insulted: float = 0.85
    # Clarifying questions in a row.
    most_unclear: int = 2
    # Words up to which an answer to a real worry is too short, and from which speech is too much (0: never). Chosen.
    short_words: int = 3
    long_turn_words: int = 0
    # Trust below which a customer may test whether anybody listened, after so many facts told, once. Chosen.
    trust_to_test: float = 0.5
    facts_to_test: int = 3
    chance_to_test: float = 0.4
    # Words of what was told that an answer must hold to pass. Chosen.
    words_to_pass: int = 3
    # Trust below which a yes is left with "I will come back if it does not happen". Chosen.
    trust_to_leave_it: float = 0.6
    # The share of a turn's words that stand in the rule, and its length, from which the rule was pasted. Chosen.
    policy_share: float = 0.75
    policy_words: int = 14
    # Chance of telling a fact unasked in a turn that invites it, for a person of middling openness. Chosen.
    chance_to_volunteer: float = 0.75

    # ---- time. A reply is due after so many seconds; each doubling beyond costs once more (L13, L18: small). Chosen.
    reply_due_s: float = 60.0
    quick_reply_s: float = 15.0
    most_doublings: float = 3.0
    # Told how long, a customer minds the wait this share, and minds being kept longer than told this much more (L17).
    told_wait: float = 0.35
    longer_than_told: float = 1.6
    # On hold: how much more it costs than in writing. Chosen.
    hold_cost: float = 1.0
    # Silence after which a customer asks "Are you there?" (0: never), the same on hold without a word on how long, and
    # how often before ringing off. Chosen.
    silence_s: float = 0.0
    hold_silence_s: float = 60.0
    silences_allowed: int = 3
    # The wait before the call: the minutes that count at most, and the share where the position was told (L17). Chosen.
    most_queue_minutes: float = 8.0
    queue_told: float = 0.5
    # Hazards of ringing off within `hang_up_s` seconds of queue: -ln(1 - .36), -ln(1 - .67), -ln(1 - .70) (L17,
    # Munichor & Rafaeli 2007). A constant hazard is chosen.
    hang_up_s: float = 108.0
    hang_up: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"information": 0.4463, "apology": 1.1087, "music": 1.2040})
    )

    # ---- compensation as a share of the price. Service refused: S-shape, steepest from 60 to 120 % (L10); service
    # accepted: concave (L11). Middle of the S from the band's middle, the rest chosen.
    s_middle: float = 0.9
    s_steepness: float = 7.0
    concave_rate: float = 1.8
    most_compensation: float = 3.0
    # In kind before money before a voucher; at once before later (L13). Chosen sizes.
    by_kind: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"in_kind": 1.0, "money": 0.85, "voucher": 0.65})
    )
    paid_later: float = 0.6
    # Loyalty is highest at this share of the price and falls beyond (L12, Haesevoets 2017). Points chosen.
    loyalty_peak: float = 1.5
    loyalty_compensation: float = 10.0
    # A stated amount above the policy's by more than this share is no longer the agent's to give. Chosen.
    amount_slack: float = 0.05
    # A sum this many times the largest that the case knows is believed by nobody, nor one above the second number
    # where the case knows none. Chosen.
    absurd_times: float = 20.0
    absurd_sum: float = 50_000.0

    # Until this agent turn a promise that an earlier talk left open is brought up. Chosen.
    turns_to_remind: int = 2
    # Satisfaction from which an earlier talk that was solved is remembered well. Chosen.
    good_memory: float = 55.0

    # Remembered satisfaction: end, peak and mean of felt experience (L21 Alaybek 2022; L22). Weights sum to 1.
    weight_end: float = 0.3
    weight_peak: float = 0.2
    weight_mean: float = 0.5
    # What the outcome adds or takes, in points of 100 (L6 distributive justice leads for a single complaint). Chosen.
    solved_points: float = 8.0
    unsolved_points: float = -15.0
    # What it adds or takes whether anybody met the feeling (L6: interactional justice comes second, also before a way
    # on which one is sent round, which is felt turn by turn). Chosen.
    met_points: float = 2.0
    unmet_points: float = -10.0
    # What it adds or takes whether the way was made clear: a time named, and a fact or a reason given (L6, L8).
    # Chosen.
    clear_points: float = 0.0
    unclear_points: float = -7.0
    # What each of the first three tempting wrong answers takes from the memory. Chosen.
    trap_points: float = -6.0
    most_traps_counted: int = 3
    # Each earlier failure lowers what is remembered, up to so many (L14: a stable cause). Chosen.
    failure_points: float = -1.0
    most_failures_counted: int = 3
    # ... and so does having heard that it will come again (L14). Chosen.
    stays_points: float = -3.0
    # One slip, put right, pleases a little more than none would; loyalty knows no such gain (L16). Sized to outweigh
    # the warmth that the slip leaves missing at the end, by a little. Chosen.
    paradox_points: float = 9.0
    # What somebody answers to "How satisfied were you?" is not all of what is remembered. Spreads, in logits, of a
    # person's way of answering and of the one answer: sized so that over many talks an answer given twice would agree
    # with itself by .57 (a single item .45 to .69: Wanous, Reichers & Hudy 1997) and about 8 % of its variance are
    # ways of answering (Baumgartner & Steenkamp 2001). Logits are chosen: whoever is furious or delighted is so on any
    # form.
    survey_leniency: float = 0.65
    survey_error: float = 1.5
    # Loyalty: how one was treated weighs at least as much as what one got (L7), also where what one got was nothing and
    # trust fell with it; earlier failures stay (L16). Chosen sizes.
    loyalty_trust: float = 0.5
    loyalty_calm: float = 0.25
    loyalty_mean: float = 0.25
    loyalty_solved: float = 1.0
    loyalty_unsolved: float = -1.0
    loyalty_unmet: float = -15.0
    loyalty_per_failure: float = -4.0
    loyalty_false_promise: float = -12.0

    def for_channel(self, channel: Channel) -> Parameters:
        """Return these numbers as they hold in a channel. A number that is not at its default stays as it is."""
        wanted = self.by_channel.get(channel, {})
        usual = {name: value for name, value in wanted.items() if getattr(self, name) == _DEFAULTS[name]}
        return replace(self, **_of_kind(usual)) if usual else self

    def numbers(self) -> dict[str, float]:
        """Return every number by its name: `stickiness`, `effects.apology.anger`, `by_kind.money`."""
        return dict(_numbers(self))

    def changed(self, name: str, value: float) -> Parameters:
        """Return these numbers with one of `numbers()` changed. Raises KeyError where there is none of that name."""
        if name not in self.numbers():
            raise KeyError(f"There is no number {name!r}; see Parameters.numbers().")
        first, *rest = name.split(".")
        if not rest:
            return replace(self, **_of_kind({first: value}))
        entries = dict(getattr(self, first))
        entries[rest[0]] = replace(entries[rest[0]], **{rest[1]: value}) if len(rest) == 2 else value
        whole: dict[str, Any] = {first: MappingProxyType(entries)}
        return replace(self, **whole)


def _numbers(parameters: Parameters) -> Iterator[tuple[str, float]]:
    for one in fields(parameters):
        value = getattr(parameters, one.name)
        if isinstance(value, int | float):
            yield one.name, value
        elif one.name in _OF_NUMBERS:
            yield from ((f"{one.name}.{key}", number) for key, number in value.items())
        elif one.name in _OF_RECORDS:
            for key, entry in value.items():
                yield from ((f"{one.name}.{key}.{part.name}", getattr(entry, part.name)) for part in fields(entry))


def _of_kind(values: Mapping[str, float]) -> dict[str, Any]:
    """Return counts as whole numbers: a range cannot be counted with 2.0."""
    return {name: int(value) if name in _COUNTS else value for name, value in values.items()}


_OF_NUMBERS: Final = ("apology_parts", "hang_up", "by_kind")
_OF_RECORDS: Final = ("effects", "acts")
_DEFAULTS: Final[Mapping[str, Any]] = {one.name: one.default for one in fields(Parameters)}
_COUNTS: Final = frozenset(one.name for one in fields(Parameters) if one.type == "int")

PARAMETERS: Final = Parameters()
