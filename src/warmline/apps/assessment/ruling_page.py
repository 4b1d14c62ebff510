"""What managers see of a rule: its parts in words, its versions, and how consistently its cuts decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from warmline.adapters.packs.certificates import load_certificates
from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import CertificationRule, SignedDecision
from warmline.apps.assessment.ports import tests
from warmline.apps.assessment.rules import ASSESSES
from warmline.apps.assessment.wording import STRANDS, behaviour_name, part_name
from warmline.apps.library.words import LEVELS
from warmline.apps.people.models import Person
from warmline.apps.people.models.person import PersonQuerySet
from warmline.core.certifying import Rule, StrandKind
from warmline.core.certifying.consistency import FEWEST_PEOPLE, Consistency, Observed, consistency


@dataclass(frozen=True, slots=True)
class CutLine:
    """One cut: what it cuts, how many people were decided by it, and its figures; None: cannot tell."""

    name: str
    strand: str
    cut: float
    percent: bool
    people: int
    figures: Consistency | None


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule as managers see it. `test` is the title of its test, or the key where no such test is open."""

    row: CertificationRule
    rule: Rule
    level: str
    test: str
    talks: Sequence[tuple[str, int]]
    contacts: Sequence[tuple[str, int]]
    cuts: Sequence[CutLine]
    fewest: int
    versions: Sequence[CertificationRule]
    running: int


def shipped_rules() -> tuple[Rule, ...]:
    """Return the rules that came with Warmline."""
    return load_certificates()


def rule_page(user: Person, row: CertificationRule) -> RulePage:
    """Return the page of a rule of the user's house."""
    rule = rule_of(row)
    versions = CertificationRule.objects.visible_to(user).filter(key=row.key).select_related("made_by")
    return RulePage(
        row=row,
        rule=rule,
        level=str(LEVELS[row.level]),
        test=dict(tests().choices(row.organisation)).get(rule.knowledge.test, rule.knowledge.test),
        talks=[(behaviour_name(band.behaviour), band.minimum) for band in rule.practical.bands],
        contacts=[(behaviour_name(band.behaviour), band.minimum) for band in rule.behavioural.bands],
        cuts=cut_lines(row),
        fewest=FEWEST_PEOPLE,
        versions=list(versions.order_by("-version")),
        running=row.attempts.filter(state="running").count(),
    )


def cut_lines(row: CertificationRule) -> list[CutLine]:
    """Return the figures of each cut over the newest decision of each person on any version with the same cut."""
    rows = SignedDecision.objects.filter(attempt__rule__key=row.key, attempt__rule__organisation=row.organisation_id)
    newest = dict(rows.order_by("decided_at").values_list("attempt__owner", "evidence"))
    found: dict[tuple[str, str, float], list[Observed]] = defaultdict(list)
    for evidence in newest.values():
        for strand in evidence["strands"]:
            for part in strand["parts"]:
                if part["score"] is not None:
                    key = (strand["strand"], part["name"], part["cut"])
                    found[key].append(Observed(part["score"], part["error"]))
    return [_line(key, found.get(key, [])) for key in _cuts_of(rule_of(row))]


def _cuts_of(rule: Rule) -> list[tuple[str, str, float]]:
    knowledge = [(StrandKind.KNOWLEDGE.value, rule.knowledge.test, rule.knowledge.cut)]
    practical = [(StrandKind.PRACTICAL.value, band.behaviour, band.minimum - 0.5) for band in rule.practical.bands]
    daily = [(StrandKind.BEHAVIOURAL.value, band.behaviour, band.minimum - 0.5) for band in rule.behavioural.bands]
    return [*knowledge, *practical, *daily]


def _line(key: tuple[str, str, float], people: Sequence[Observed]) -> CutLine:
    strand, name, cut = key
    figures, percent = consistency(people, cut), strand == StrandKind.KNOWLEDGE.value
    return CutLine(part_name(name), str(STRANDS[StrandKind(strand)]), cut, percent, len(people), figures)


def licensable(user: Person) -> PersonQuerySet:
    """Return the trainers and analysts of the user's reach."""
    rows: PersonQuerySet = Person.objects.visible_to(user).present()
    held = rows.filter(memberships__role__in=list(ASSESSES), memberships__until=None)
    return held.filter(organisation=user.organisation_id).distinct().order_by("name")
