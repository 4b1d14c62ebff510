"""The frozen population of scripted agents."""

from exams.customer.population import FROZEN, agent, fingerprint, load_styles, population
from exams.customer.population.phrases import may_offer, record_lines
from tests.parcel import parcel_birthday
from tests.scenes import english, rules

from warmline.core.customer.scenario import OfferRule
from warmline.core.customer.scene import begin, outcome
from warmline.core.trials import play


def test_the_population_is_as_it_was_when_it_was_frozen() -> None:
    assert fingerprint() == FROZEN.read_text().strip(), "measured figures no longer belong to this population"


def test_there_are_twelve_styles_at_three_levels_each_with_a_name_of_its_own() -> None:
    assert len(load_styles()) == 12
    assert len({one.name for one in population()}) == 36


def test_the_same_scene_gets_the_same_answer_and_another_seed_another() -> None:
    first, again, other = (begin(parcel_birthday(), english(), seed=seed) for seed in (3, 3, 4))
    chatty = agent("chatty", "middle")
    assert chatty.reply(first) == chatty.reply(again)
    assert len({chatty.reply(begin(parcel_birthday(), english(), seed=seed)) for seed in range(12)}) > 3
    assert chatty.reply(first) != agent("brisk", "middle").reply(other)


def test_answers_hold_no_open_slot_and_no_sentence_that_the_author_wrote_for_this_customer() -> None:
    scenario = parcel_birthday()
    written = [fact.say for fact in scenario.facts] + [(better.say,) for better in scenario.better]
    for one in population()[::5]:
        for turn in play(scenario, one, 11, language=english(), reader=rules(), most_turns=5).turns[1:]:
            assert turn.agent is not None
            assert "{" not in turn.agent
            assert not any(line in turn.agent for lines in written for line in lines)


def test_agents_quote_the_record_and_offer_only_what_the_policy_allows() -> None:
    scenario = parcel_birthday()
    assert len(record_lines(scenario)) == len(scenario.record)
    assert all(offer.rule is OfferRule.ALLOWED for offer in may_offer(scenario))
    assert may_offer(scenario)


def test_skill_shows_a_trained_agent_ends_above_an_untrained_one() -> None:
    def ends(skill: str) -> float:
        person = agent("plain", skill)
        played = (play(parcel_birthday(), person, seed, language=english(), reader=rules()) for seed in range(4))
        return sum(outcome(scene).satisfaction for scene in played)

    assert ends("high") > ends("low")
