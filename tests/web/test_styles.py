"""Styles and scripts stay small, readable and free of what the content policy forbids."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bench.size import SOURCE, STATIC, TEMPLATES, brought, loaded, packed

from warmline.web.templatetags.warmline import HOUSE_SCRIPTS, HOUSE_STYLES

STYLES = sorted((STATIC / "css").rglob("*.css"))
OWN_SCRIPTS = sorted([*(STATIC / "js").glob("*.js"), *SOURCE.glob("apps/*/static/**/*.js")])
BUDGET = 60_000
# Handed out as one file that stands alone, without a server and its policy: its styles must lie inside it.
WHOLE = {"standalone.html"}
HOLDS = STATIC / "js" / "held.js"

PHYSICAL = re.compile(
    r"(?<![-\w])(margin|padding|border|inset)-(left|right|top|bottom)\b"
    r"|(?<![-\w])(left|right|top|bottom|width|height|min-width|max-height|min-height)\s*:"
    r"|text-align:\s*(left|right)|float:\s*(left|right)"
)


def test_no_page_brings_more_styles_and_scripts_than_the_budget() -> None:
    sizes = {path: packed(files) for path, files in loaded().items()}
    assert max(len(brought(path)) for path in TEMPLATES) >= 4, "nothing was found that pages bring"
    assert {path.name: size for path, size in sizes.items() if size >= BUDGET} == {}


def test_what_every_page_links_is_there_and_small() -> None:
    linked = [STATIC / "css" / f"{name}.css" for name in (*HOUSE_STYLES, "print")]
    linked += [STATIC / path for path in HOUSE_SCRIPTS]
    assert all(path.is_file() for path in linked)
    assert packed(linked) < 40_000


def test_every_style_of_the_house_is_linked_by_every_page() -> None:
    house = {
        path.relative_to(STATIC / "css").with_suffix("").as_posix() for path in STYLES if "pages" not in path.parts
    }
    assert house == {*HOUSE_STYLES, "print"}


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_is_in_a_layer_and_knows_no_left_or_right(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    if path.name != "fonts.css":
        assert "@layer" in text
    without_queries = re.sub(r"@media[^{]*", "", text)
    assert not PHYSICAL.search(without_queries)
    assert "!important" not in text or path.name == "reset.css"
    assert "http" not in text


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_is_written_for_readers(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert len(lines) <= 400
    assert max(len(line) for line in lines) <= 120
    assert not any(line.count(";") > 1 for line in lines if "@layer" not in line)


def test_motion_is_asked_for_first() -> None:
    for path in STYLES:
        text = path.read_text()
        for word in ("animation:", "transition-duration"):
            if word in text:
                assert "prefers-reduced-motion: no-preference" in text


def test_colours_live_in_the_tokens() -> None:
    loose = re.compile(r"#[0-9A-Fa-f]{3,8}\b")
    for path in STYLES:
        if path.name == "tokens.css":
            continue
        found = set(loose.findall(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)))
        assert found <= {"#fff", "#000"}, path.name


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_template_has_no_inline_style_or_script(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=", text)
    assert "<style" not in text or path.name in WHOLE
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert "javascript:" not in text
    assert not re.search(r"hx-on|hx-vals=.js:|hx-vals=.javascript:", text)
    for opening in re.findall(r"<script[^>]*>", text):
        assert "src=" in opening or 'type="application/json"' in opening


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_element_that_htmx_acts_on_carries_the_nonce(path: Path) -> None:
    for tag in re.findall(
        r"<[a-z-]+(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.sub(r"{%\s*hx_nonce\s*%}", "HX_NONCE", path.read_text())
    ):
        if re.search(r"\shx-(get|post|sse:connect|trigger|target)=", tag):
            assert "HX_NONCE" in tag, tag


@pytest.mark.parametrize("path", OWN_SCRIPTS, ids=lambda path: path.name)
def test_a_script_keeps_to_the_content_policy_and_stores_nothing(path: Path) -> None:
    # One script opens storage, and empties it: decision 0021.
    text = (
        re.sub(r"(indexedDB|localStorage|sessionStorage)\b", "", path.read_text())
        if path == HOLDS
        else (path.read_text())
    )
    for word in (
        "eval(",
        "new Function",
        "innerHTML",
        "document.write",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        ".style",
    ):
        assert word not in text
    assert len(text.splitlines()) <= 250
