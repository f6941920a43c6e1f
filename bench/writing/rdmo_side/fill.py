"""Fills RDMO with a project of one section whose questions are all answered.

`python -m bench.writing.rdmo_side.fill FILE`, where the file holds pairs of question and answer.
"""

import json
import os
import sys
from pathlib import Path

import django

from bench.process import tell

_QUESTIONS_OF_A_PAGE = 4
"""As many as our form of a programme has texts."""


def main() -> None:
    """Print the session, the project, its section and the values in their order."""
    pairs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.writing.rdmo_side.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    section = _catalog([question for question, _ in pairs])
    session, project, values = _answered([answer for _, answer in pairs])
    tell(session=session, project=project, section=section, values=values)


def _catalog(questions: list[str]) -> int:
    from django.contrib.sites.models import Site
    from rdmo.core.constants import VALUE_TYPE_TEXT
    from rdmo.domain.models import Attribute
    from rdmo.questions.models import Catalog, Page, Question, Section

    site = Site.objects.get_current()
    catalog = Catalog.objects.create(
        uri_path="catalog", title_lang1="Catalog", available=True, order=0
    )
    catalog.sites.add(site)
    section = Section.objects.create(uri_path="section", title_lang1="Section")
    catalog.catalog_sections.create(section=section, order=0)
    for number, text in enumerate(questions):
        if number % _QUESTIONS_OF_A_PAGE == 0:
            page = Page.objects.create(uri_path=f"page-{number}", title_lang1=f"Page {number}")
            section.section_pages.create(page=page, order=number)
        attribute = Attribute.objects.create(key=f"a{number}")
        question = Question.objects.create(
            uri_path=f"question-{number}",
            attribute=attribute,
            text_lang1=text,
            widget_type="textarea",
            value_type=VALUE_TYPE_TEXT,
        )
        page.page_questions.create(question=question, order=number)
    return int(section.pk)


def _answered(answers: list[str]) -> tuple[str, int, list[tuple[int, int]]]:
    from django.contrib.auth import get_user_model
    from django.contrib.sites.models import Site
    from django.test import Client
    from rdmo.domain.models import Attribute
    from rdmo.projects.models import Membership, Project, Value
    from rdmo.questions.models import Catalog

    person = get_user_model().objects.create_user("writer", "writer@bench.test", "writer")
    project = Project.objects.create(
        title="Project", catalog=Catalog.objects.get(), site=Site.objects.get_current()
    )
    Membership.objects.create(project=project, user=person, role="owner")
    values = []
    for number, answer in enumerate(answers):
        attribute = Attribute.objects.get(key=f"a{number}")
        value = Value.objects.create(
            project=project, attribute=attribute, text=answer, value_type="text"
        )
        values.append((value.pk, attribute.pk))
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return str(client.session.session_key), int(project.pk), values


if __name__ == "__main__":
    main()
