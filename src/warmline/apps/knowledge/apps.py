"""The knowledge app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Registers items and tests, and what is kept of the answers."""

    name = "warmline.apps.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        """Name the verbs, add the permissions, say how answers are kept and cleaned away, and what they tell."""
        from warmline.apps.knowledge import keeping, rules
        from warmline.apps.knowledge.selectors import assessed_evidence, quiz_evidence
        from warmline.apps.practice.sources import register_source
        from warmline.core.practice.evidence import Source

        keeping.register()
        rules.register()
        register_source("tests", Source.ASSESSED, lambda owner, since, _now: assessed_evidence(owner, since))
        register_source("quizzes", Source.QUIZ, lambda owner, since, _now: quiz_evidence(owner, since))
