"""The background job that writes about duties."""

from django.utils import timezone
from django_tasks import task

from selaras.web.duties.reminders import AT_ONCE, remind


@task()
def write_reminders() -> None:
    """Write about some duties; where more wait, another job goes on."""
    if remind(timezone.now()) == AT_ONCE:
        write_reminders.enqueue()
