"""A round of three regions from its opening to what follows: in a browser, as people do it."""

import pytest
from playwright.sync_api import Browser

from selaras.web.assessments.phases import Phase
from tests.e2e.conftest import Site
from tests.e2e.desks import desks
from tests.e2e.round import answering, judging, result
from tests.e2e.round.walk import (
    CONTACT,
    FIRST,
    MINISTRY,
    NEIGHBOUR,
    OTHER,
    SECOND,
    SECRETARIAT,
    Round,
)

pytestmark = pytest.mark.browser


def test_a_round_of_three_regions(site: Site, browser: Browser) -> None:
    everybody = [MINISTRY, SECRETARIAT, CONTACT, NEIGHBOUR, OTHER, FIRST, SECOND]
    people = desks(site, browser, everybody)
    walk = Round(people)
    try:
        answering.open_round(walk)
        answering.give_a_part(walk)
        answering.answer(walk)
        answering.prove(walk)
        answering.answer_the_rest(walk)
        answering.hand_in(walk)
        judging.seat(walk)
        walk.enter(Phase.DESK)
        judging.answering_is_over(walk)
        judging.judge_first(walk)
        judging.judge_blind(walk)
        judging.settle(walk)
        judging.judge_the_others(walk)
        walk.enter(Phase.OBJECTION)
        result.object_to_a_value(walk)
        walk.enter(Phase.FINAL)
        result.decide(walk)
        result.fix(walk)
        result.nobody_knows_yet(walk)
        result.publish(walk)
        result.everybody_sees(walk)
        result.read_the_letter(walk)
        result.follow_up(walk)
        result.the_next_round_asks(walk)
    finally:
        complaints = [each for desk in people.values() for each in desk.complaints]
        for desk in people.values():
            desk.context.close()
    assert complaints == []
