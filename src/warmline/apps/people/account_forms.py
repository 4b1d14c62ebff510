"""The forms of signing in, in the words of the house; what they do is allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm as AuthenticateByCodeForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PASSWORD_HELP = _(
    "At least 10 characters, not only figures, and neither your name nor a well-known password. "
    "Three or four words in a row are easy to remember."
)


def _reword(field: forms.Field, label: Promise | str, help_text: Promise | str | None = None) -> None:
    field.label = str(label)
    # The label says it already; a placeholder beside it is read twice.
    field.widget.attrs.pop("placeholder", None)
    if help_text is not None:
        field.help_text = str(help_text)


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail and password."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **more)
        _reword(self.fields["login"], _("E-mail"))
        _reword(self.fields["password"], _("Password"))


class AskAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the field."""
        super().__init__(*args, **more)
        _reword(self.fields["password"], _("Your password"))


class ForgottenForm(ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link for a new password."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the field."""
        super().__init__(*args, **more)
        _reword(self.fields["email"], _("E-mail"))


class NewPasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, behind the link from the letter."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **more)
        _reword(self.fields["password1"], _("New password"), PASSWORD_HELP)
        _reword(self.fields["password2"], _("The new password once more"))


class OtherPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """Another password, for somebody who knows the one she has."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **more)
        _reword(self.fields["oldpassword"], _("Your password now"))
        _reword(self.fields["password1"], _("New password"), PASSWORD_HELP)
        _reword(self.fields["password2"], _("The new password once more"))


class OtherEmailForm(AddEmailForm):  # type: ignore[misc]
    """Another address to sign in with."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the field."""
        super().__init__(*args, **more)
        _reword(self.fields["email"], _("New address"))


class CodeForm(AuthenticateByCodeForm):  # type: ignore[misc]
    """The second step: a code from the app, or a spare one."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the field."""
        super().__init__(*args, **more)
        _reword(self.fields["code"], _("Code"))


class CodeAgainForm(ReauthenticateByCodeForm):  # type: ignore[misc]
    """A code once more, before something that matters."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the field."""
        super().__init__(*args, **more)
        _reword(self.fields["code"], _("The six figures from your app, or a spare code"))


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code, which proves that the app has the secret."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the field."""
        super().__init__(*args, **more)
        _reword(self.fields["code"], _("The six figures"))


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey; one that signs in alone, unless she says otherwise."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the fields, and begin with what people expect of a passkey."""
        super().__init__(*args, **more)
        _reword(self.fields["name"], _("What you call it"), _("Such as: my phone, work laptop"))
        alone = self.fields["passwordless"]
        alone.initial = True
        _reword(alone, _("Sign in with it alone, without a password"), _("Off: a second step after the password."))


class PasskeyNameForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Name the field."""
        super().__init__(*args, **more)
        _reword(self.fields["name"], _("What you call it"))
