"""What may be done with reviews: load them, learn from them, take back what was learned."""

from warmline.apps.reviews.services.fitting import Fitted, fit
from warmline.apps.reviews.services.force import NoSuchVersion, put_back, turn_off_what_drifted
from warmline.apps.reviews.services.importing import Imported, import_reviews

__all__ = [
    "Fitted",
    "Imported",
    "NoSuchVersion",
    "fit",
    "import_reviews",
    "put_back",
    "turn_off_what_drifted",
]
