"""Credentials are tried before they are kept, kept in the keyring or for the run only, and never in a file."""

from __future__ import annotations

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from mahak_desk.mahak.errors import CredentialsMissing
from mahak_desk.practice.faults import ExpiredCredit, Status
from mahak_desk.practice.login import DEMO
from mahak_desk.sync.secrets import KeyringMissing, SecretRefused
from tests.keyrings import MemoryKeyring
from tests.sync.office.conftest import PASSWORD, USER, Office


class TestTrying:
    def test_the_right_ones_say_whose_account_it_is(self, office: Office) -> None:
        verdict = office.open().office.try_login(f" {USER} ", PASSWORD)
        assert (verdict.kind, verdict.lets_in, verdict.items) == ("good", True, 2)
        assert verdict.account in verdict.title.fa
        assert verdict.identity == (DEMO.database_id, DEMO.visitor_id)
        assert str(verdict.credit_days) in verdict.advice.en

    def test_nothing_is_kept_or_made(self, office: Office, memory_keyring: MemoryKeyring) -> None:
        office.open().office.try_login(USER, PASSWORD)
        assert memory_keyring.entries == {}
        assert not office.home.exists()

    def test_a_wrong_password_is_told_as_such(self, office: Office) -> None:
        verdict = office.open().office.try_login(USER, "wrong")
        assert (verdict.kind, verdict.lets_in) == ("wrong_password", False)
        assert "wrong" not in verdict.title.en + verdict.advice.en

    @pytest.mark.parametrize("fault", [Status(500), Status(200, body="<html>")], ids=["500", "page"])
    def test_a_service_that_does_not_answer_is_told_as_such(self, office: Office, fault: Status) -> None:
        office.cloud.faults.arm("login", fault)
        assert office.open().office.try_login(USER, PASSWORD).kind == "unreachable"

    def test_a_service_that_is_not_there_too(self, office: Office) -> None:
        office.cloud.stop()
        verdict = office.open().office.try_login(USER, PASSWORD)
        assert verdict.kind == "unreachable"
        office.cloud.start()

    def test_a_licence_that_ran_out_is_told_as_such(self, office: Office) -> None:
        office.cloud.faults.arm("login", ExpiredCredit(days=-3))
        verdict = office.open().office.try_login(USER, PASSWORD)
        assert (verdict.kind, verdict.lets_in) == ("licence", True)
        assert "3 days" in verdict.title.en

    def test_nothing_assigned_is_told_as_such(self, office: Office) -> None:
        store = office.cloud.store
        for link in store.rows("VisitorProducts"):
            store.change_silently("VisitorProducts", int(str(link["VisitorProductId"])), Deleted=True)
        verdict = office.open().office.try_login(USER, PASSWORD)
        assert (verdict.kind, verdict.lets_in) == ("nothing_assigned", True)

    def test_another_account_than_the_datas_is_told_as_such(self, office: Office) -> None:
        desk = office.open()
        desk.office.keep_credentials(USER, PASSWORD)
        desk.incoming()
        with desk._shop.database().writing() as connection:
            connection.exec_driver_sql("UPDATE mahak_shop_account SET visitor_id = 1")
        verdict = desk.office.try_login(USER, None)
        assert verdict.kind == "other_account"
        desk.office.accept_account()
        assert desk.office.try_login(USER, None).kind == "good"

    def test_the_kept_password_can_be_tried_again(self, office: Office) -> None:
        desk = office.open()
        with pytest.raises(CredentialsMissing):
            desk.office.try_login(USER, None)
        desk.office.keep_credentials(USER, PASSWORD)
        assert desk.office.try_login(USER, None).kind == "good"


class TestKeeping:
    def test_kept_ones_serve_the_same_desk_at_once(self, office: Office) -> None:
        desk = office.open()
        desk.office.keep_credentials(USER, PASSWORD)
        assert desk.office.has_password()
        assert desk.incoming().result == "ok"

    def test_changed_ones_are_used_by_the_next_request(self, office: Office) -> None:
        desk = office.open()
        desk.office.keep_credentials(USER, "wrong")
        assert desk.office.try_login(USER, None).kind == "wrong_password"
        desk.office.keep_credentials(USER, PASSWORD)
        assert desk.office.log_in().visitor_id == DEMO.visitor_id

    def test_without_a_keyring_they_are_remembered_for_the_run_if_that_is_wanted(
        self, office: Office
    ) -> None:
        keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
        with pytest.raises(KeyringMissing):
            office.open().office.keep_credentials(USER, PASSWORD)
        assert office.open().office.keep_credentials(USER, PASSWORD, or_remember=True) is False
        assert office.open().incoming().result == "ok"
        for file in office.home.rglob("*"):
            if file.is_file():
                assert PASSWORD.encode() not in file.read_bytes()

    def test_a_password_windows_could_not_keep_is_refused_everywhere(self, office: Office) -> None:
        with pytest.raises(SecretRefused):
            office.open().office.keep_credentials(USER, "ر" * 1281, or_remember=True)

    def test_forgetting_leaves_nothing_to_log_in_with(self, office: Office) -> None:
        desk = office.open()
        desk.office.keep_credentials(USER, PASSWORD)
        assert desk.office.forget_passwords()
        assert not desk.office.has_password()
        with pytest.raises(CredentialsMissing):
            desk.office.log_in()
