"""How every form of the site is drawn, ours and those of packages: one column, help, errors."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Templates of `ui` around Django's own widgets."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
