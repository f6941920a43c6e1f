"""Every sentence of the site has its English, and the catalogue holds nothing else."""

import re

from tests.web.catalogue import said_by_the_site, translated

_PLACEHOLDER = re.compile(r"%\((\w+)\)s|<[^>]+>")


def test_every_sentence_is_translated() -> None:
    known = translated()
    missing = {
        sentence: file
        for sentence, file in said_by_the_site().items()
        if not known.get(sentence) or not all(known[sentence])
    }
    assert missing == {}


def test_no_translation_is_left_over() -> None:
    assert set(translated()) - set(said_by_the_site()) == set()


def test_placeholders_and_markup_survive_translation() -> None:
    for sentence, english in translated().items():
        for there in english:
            assert set(_PLACEHOLDER.findall(sentence[0])) == set(_PLACEHOLDER.findall(there))


def test_placeholders_have_names() -> None:
    for sentence in said_by_the_site():
        assert not re.search(r"%[sd]", sentence[0]), sentence
