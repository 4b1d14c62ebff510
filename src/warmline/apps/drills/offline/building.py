"""What the service worker of this build keeps: one page that holds nobody's data, and the files it links."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from warmline.web.tokens import tokens

SCRIPTS: Final = ("js/held.js", "drills/offline/sender.js", "drills/offline/worker.js")
ICONS: Final = (("icons/icon-192.png", 192, "any"), ("icons/icon-512.png", 512, "any"),
                ("icons/icon-mask-512.png", 512, "maskable"))  # fmt: skip
SHELL: Final = "drills/offline/shell.html"


def worker_text() -> str:
    """Return the service worker of this build: what it keeps, then the scripts it is made of.

    Its bytes change with every build that changes one of these files, and only then.
    """
    shell = render_to_string(SHELL)
    files = sorted(set(re.findall(rf'(?:href|src)="({re.escape(settings.STATIC_URL)}[^"]+)"', shell)))
    build = {
        "version": _version(shell),
        "scope": reverse("drills:start"),
        "shell": reverse("drills:offline"),
        "files": files,
    }
    scripts = ", ".join(json.dumps(static(script)) for script in SCRIPTS)
    return f"self.BUILD = {json.dumps(build)};\nimportScripts({scripts});\n"


def manifest() -> dict[str, Any]:
    """Return the web app manifest (W3C, Web Application Manifest), by which browsers offer to install the house."""
    paper = tokens()["paper"]
    return {
        "id": "/",
        "name": "Warmline",
        "short_name": "Warmline",
        "start_url": reverse("drills:start"),
        "scope": "/",
        "display": "standalone",
        "lang": settings.LANGUAGE_CODE,
        "theme_color": paper.light,
        "background_color": paper.light,
        "icons": [
            {"src": static(path), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for path, size, purpose in ICONS
        ],
    }


def _version(shell: str) -> str:
    return hashlib.sha256(f"{shell}{_bytes_of_scripts()}".encode()).hexdigest()[:16]


@cache
def _bytes_of_scripts() -> str:
    """Return what tells the files of this build from another's, also where their names stay (WARMLINE_DEBUG)."""
    linked = (*SCRIPTS, "drills/offline/shell.js", "css/pages/drills.css", "js/app.js")
    paths = [Path(found) for name in linked if (found := finders.find(name))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
