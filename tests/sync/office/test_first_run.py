"""Setting up goes on where it was left, and is not asked of a shop that works already."""

from __future__ import annotations

import itertools

from mahak_desk.sync.office.first_run import STEPS, Step
from tests.sync.office.conftest import PASSWORD, USER, Office


def test_a_new_shop_begins_at_the_beginning_and_makes_nothing(office: Office) -> None:
    assert office.open().office.first_run().next_step == "language"
    assert not office.home.exists()


def test_each_answer_leads_to_the_next_question(office: Office) -> None:
    desk = office.open()
    for step, after in itertools.pairwise(STEPS):
        desk.office.answered(step)
        assert office.open().office.first_run().next_step == after
    assert not office.open().office.first_run().is_over


def test_a_shop_with_a_password_need_not_be_asked_for_it(office: Office) -> None:
    desk = office.open()
    desk.office.answered("language")
    desk.office.keep_credentials(USER, PASSWORD)
    assert desk.office.first_run().next_step == "database"


def test_a_forgotten_password_is_asked_for_again(office: Office) -> None:
    desk = office.open()
    for step in ("language", "shop"):
        desk.office.answered(step)
    desk.office.keep_credentials(USER, PASSWORD)
    desk.office.forget_passwords()
    assert desk.office.first_run().next_step == "credentials"


def test_the_end_is_the_end(office: Office) -> None:
    desk = office.open()
    desk.office.set_up()
    assert office.open().office.first_run().next_step is None


def test_a_shop_that_has_synced_is_set_up(office: Office) -> None:
    desk = office.open()
    desk.office.keep_credentials(USER, PASSWORD)
    desk.incoming()
    assert desk.office.first_run().is_over


def test_a_broken_file_costs_the_answers_only(office: Office) -> None:
    desk = office.open()
    desk.office.answered("language")
    desk.profile.first_run_file.write_text("{")
    step: Step | None = desk.office.first_run().next_step
    assert step == "language"
