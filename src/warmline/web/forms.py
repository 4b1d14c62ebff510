"""How every form is drawn: label, help and error tied to the field, and a summary of what to put right."""

from django.forms.renderers import DjangoTemplates


class HouseRenderer(DjangoTemplates):
    """Form renderer named by the setting FORM_RENDERER; reads the templates under web/templates/forms."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
