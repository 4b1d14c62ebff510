"""The assessment app."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Registers assessments and certificates, and what is kept of them."""

    name = "warmline.apps.assessment"
    label = "assessment"

    def ready(self) -> None:
        """Say how assessments are exported, erased and cleaned away, who may do what, what they say and tell."""
        from warmline.apps.assessment import keeping, mail, refresher_mail, rules, unclaimed_mail
        from warmline.apps.assessment.floor import attempt_evidence, contact_evidence
        from warmline.apps.assessment.knowledge_book import HouseTests, limits_for
        from warmline.apps.assessment.ports import register_tests
        from warmline.apps.assessment.refreshing import behaviours_to_refresh
        from warmline.apps.drills.refreshing import register_refreshers
        from warmline.apps.knowledge.tries import register_limits
        from warmline.apps.practice.sources import register_source
        from warmline.core.practice.evidence import Source

        keeping.register()
        rules.register()
        mail.register()
        refresher_mail.register()
        unclaimed_mail.register()
        register_tests(HouseTests())
        register_limits(limits_for)
        register_refreshers(behaviours_to_refresh)
        register_source("contacts", Source.REVIEW, contact_evidence)
        register_source("assessments", Source.ASSESSED, attempt_evidence)
