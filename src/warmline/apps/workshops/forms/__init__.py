"""What the pages of sessions send."""

from warmline.apps.workshops.forms.planning import CallOffForm, ChangeForm, SeatsForm, SessionForm
from warmline.apps.workshops.forms.plans import PlanForm
from warmline.apps.workshops.forms.room import CodeForm, CorrectionForm, NoteForm, QuestionForm, ReleaseForm

__all__ = [
    "CallOffForm",
    "ChangeForm",
    "CodeForm",
    "CorrectionForm",
    "NoteForm",
    "PlanForm",
    "QuestionForm",
    "ReleaseForm",
    "SeatsForm",
    "SessionForm",
]
