"""What a decision on a plan carries: the plan as the person saw it."""

from django import forms

from selaras.web.plans.actions import Seen
from selaras.web.plans.models import Plan


class SeenForm(forms.Form):
    """State and revision that stood on the page; both travel unseen."""

    state = forms.ChoiceField(choices=Plan.State.choices, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    @classmethod
    def of(cls, row: Plan) -> "SeenForm":
        """The form for a page that shows the row as it is now."""
        return cls(initial={"state": row.state, "revision": row.revision}, auto_id=False)

    @property
    def seen(self) -> Seen:
        """What was seen; the form must be valid."""
        return Seen(self.cleaned_data["state"], self.cleaned_data["revision"])
