"""A form ties label, help and error to the field, and says first what must be put right."""

from __future__ import annotations

import re

from django import forms

from warmline.web.guide import ExampleForm


def drawn(form: forms.Form) -> str:
    return str(form)


def test_every_field_has_a_label_of_its_own() -> None:
    html = drawn(ExampleForm())
    for field in ("id_name", "id_email", "id_language", "id_about", "id_letters"):
        assert f'for="{field}"' in html
        assert f'id="{field}"' in html


def test_help_is_tied_to_its_field() -> None:
    html = drawn(ExampleForm())
    assert 'id="id_name_helptext"' in html
    assert re.search(r'<input[^>]*name="name"[^>]*aria-describedby="id_name_helptext"', html)


def test_an_error_is_tied_to_its_field_and_named_above() -> None:
    html = drawn(ExampleForm({"name": "", "email": "nadia"}))
    tag = re.search(r'<input[^>]*name="email"[^>]*>', html)
    assert tag is not None
    assert 'aria-invalid="true"' in tag.group()
    assert "id_email_error" in tag.group()
    assert 'id="id_email_error"' in html
    assert html.index("Please look at this again") < html.index('name="email"')
    assert 'href="#id_email"' in html


def test_a_form_without_errors_shows_no_summary() -> None:
    assert "Please look at this again" not in drawn(ExampleForm())


def test_choices_stand_in_a_fieldset_with_its_question() -> None:
    html = drawn(ExampleForm())
    fieldset = html.split("<fieldset", 1)[1].split("</fieldset>", 1)[0]
    assert "<legend>Channel" in fieldset
    assert fieldset.count('type="radio"') == 2
    assert fieldset.count("<label") == 2


def test_what_may_be_left_out_says_so() -> None:
    html = drawn(ExampleForm())
    assert html.count("(optional)") == 2


def test_what_a_person_wrote_is_escaped() -> None:
    html = drawn(ExampleForm({"name": "<b>x</b>", "email": "a@b.example", "channel": "chat"}))
    assert "<b>x</b>" not in html


def test_an_error_of_the_whole_form_stands_above() -> None:
    class Pair(forms.Form):
        hidden = forms.CharField(widget=forms.HiddenInput)

        def clean(self) -> None:
            raise forms.ValidationError("Both cannot be true.")

    html = drawn(Pair({"hidden": ""}))
    assert "Both cannot be true." in html
    assert 'role="alert"' in html
    assert "This field is required." in html
