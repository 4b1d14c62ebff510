"""What can be done in the studio. Each asks for the permission itself and writes its line of the trail."""

from warmline.apps.studio.services.packing import Kept, export_pack, import_pack
from warmline.apps.studio.services.publishing import obstacles, publish, withdraw
from warmline.apps.studio.services.reviewing import approve, send_back, send_to_review
from warmline.apps.studio.services.settling import settle_review
from warmline.apps.studio.services.translating import begin_translation, follow_original
from warmline.apps.studio.services.trying import begin_trial
from warmline.apps.studio.services.writing import begin_case, fork_shipped, fork_version, new_version, save_text

__all__ = [
    "Kept",
    "approve",
    "begin_case",
    "begin_translation",
    "begin_trial",
    "export_pack",
    "follow_original",
    "fork_shipped",
    "fork_version",
    "import_pack",
    "new_version",
    "obstacles",
    "publish",
    "save_text",
    "send_back",
    "send_to_review",
    "settle_review",
    "withdraw",
]
