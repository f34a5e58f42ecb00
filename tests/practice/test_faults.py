from __future__ import annotations

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, IncompleteRead
from urllib.parse import urlsplit

import pytest
import requests

from mahak_desk.practice import faults
from mahak_desk.practice.faults import (
    ByteOrderMark,
    DuplicateDetail,
    Hang,
    InjectedRow,
    MissingKey,
    MissingList,
    Refusal,
    RefusedRow,
    Reset,
    ResultsMissing,
    ResultsReversed,
    ResultsWithoutClientIds,
    Status,
    Truncated,
)
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from tests.practice.calling import Caller, a_line, an_order, credentials, results

ORDER = {"orders": [an_order()], "orderDetails": [a_line(5, 9001), a_line(5, 9002)]}


def stored_orders(cloud: PracticeCloud) -> int:
    return len(cloud.store.rows("Orders"))


def test_a_fault_strikes_the_requests_it_was_armed_for(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("read", Status(500), skip=2, times=2)
    statuses = [caller.post("GetAllData", {}).status_code for _ in range(5)]
    assert statuses == [200, 200, 500, 500, 200]
    assert cloud.faults.armed() == []


def test_a_fault_strikes_only_its_endpoint(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", Status(500))
    assert caller.post("GetAllData", {}).status_code == 200
    assert caller.post("Login", credentials()).status_code == 200
    assert caller.post("SaveAllDataV2", {}).status_code == 500


def test_a_fault_can_wait_for_a_save_that_brings_orders(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", Status(500), containing="orders")
    assert caller.post("SaveAllData", {"people": [], "Orders": []}).status_code == 200
    assert caller.post("SaveAllData", {"Orders": [an_order()]}).status_code == 500


def test_armed_faults_can_be_cleared(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("read", Status(500))
    cloud.faults.clear()
    assert caller.post("GetAllData", {}).status_code == 200


@pytest.mark.parametrize(("commits", "stored"), [(False, 0), (True, 1)])
def test_a_server_error_comes_before_or_after_the_work(
    cloud: PracticeCloud, caller: Caller, commits: bool, stored: int
) -> None:
    cloud.faults.arm("save", Status(500, commits=commits))
    assert caller.post("SaveAllData", ORDER).status_code == 500
    assert stored_orders(cloud) == stored


@pytest.mark.parametrize(("commits", "stored"), [(False, 0), (True, 1)])
def test_a_reset_comes_before_or_after_the_work(
    cloud: PracticeCloud, caller: Caller, commits: bool, stored: int
) -> None:
    cloud.faults.arm("save", Reset(commits=commits))
    with pytest.raises(requests.ConnectionError) as caught:
        caller.post("SaveAllData", ORDER)
    assert "ConnectionResetError" in repr(caught.value)
    assert stored_orders(cloud) == stored
    assert caller.post("SaveAllData", {}).status_code == 200


def test_a_hanging_answer_is_committed_and_comes_when_released(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", Hang())
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(caller.post, "SaveAllData", ORDER)
        cloud.faults.wait_until_hanging()
        assert stored_orders(cloud) == 1
        assert not answer.done()
        cloud.faults.release()
        assert results(answer.result().json(), "Orders")[0]["Result"] is True


def test_a_caller_that_gives_up_harms_nobody(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", Hang())
    with pytest.raises(requests.ReadTimeout):
        caller.session.post(f"{cloud.url}/Sync/SaveAllData", json=ORDER, timeout=(30, 0.05))
    cloud.faults.wait_until_hanging()
    assert stored_orders(cloud) == 1
    cloud.faults.release()
    assert caller.save(**ORDER)["Result"] is True
    assert stored_orders(cloud) == 1


def test_stopping_lets_go_of_what_hangs_and_leaves_no_thread() -> None:
    threads_before = set(threading.enumerate())
    with PracticeCloud(build=furnish) as cloud, ThreadPoolExecutor() as pool:
        caller = Caller(cloud)
        with caller.session:
            cloud.faults.arm("read", Hang())
            answer = pool.submit(caller.post, "GetAllData", {})
            cloud.faults.wait_until_hanging()
            cloud.stop()
            with pytest.raises(requests.ConnectionError):
                answer.result()
    assert set(threading.enumerate()) <= threads_before


def test_waiting_for_a_hang_that_never_comes_ends(cloud: PracticeCloud) -> None:
    with pytest.raises(TimeoutError, match="0 of 1"):
        cloud.faults.wait_until_hanging(timeout=0)


def test_a_stopped_cloud_is_unreachable_and_comes_back_at_the_same_place(
    cloud: PracticeCloud, caller: Caller
) -> None:
    cloud.stop()
    with pytest.raises(requests.ConnectionError):
        caller.post("GetAllData", {})
    cloud.start()
    assert caller.post("GetAllData", {}).status_code == 200


def test_half_a_json_with_its_own_length(cloud: PracticeCloud, caller: Caller) -> None:
    whole = caller.post("GetAllData", {}).text
    cloud.faults.arm("read", Truncated())
    response = caller.post("GetAllData", {})
    assert response.status_code == 200
    assert int(response.headers["Content-Length"]) == len(response.content)
    assert response.text == whole[: len(whole) // 2]


def test_half_a_body_where_a_whole_one_was_promised(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", Truncated(promises_whole=True))
    with pytest.raises(requests.exceptions.ChunkedEncodingError) as caught:
        caller.post("SaveAllData", ORDER)
    assert IncompleteRead.__name__ in repr(caught.value)
    assert stored_orders(cloud) == 1


def test_an_empty_body(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", faults.EMPTY_BODY)
    response = caller.post("SaveAllData", ORDER)
    assert (response.status_code, response.content) == (200, b"")
    assert stored_orders(cloud) == 1


def test_a_byte_order_mark(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("read", ByteOrderMark())
    assert caller.post("GetAllData", {}).content.startswith(b'\xef\xbb\xbf{"Result":true')


def test_a_proxys_page(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("read", faults.PROXY_PAGE)
    response = caller.post("GetAllData", {})
    assert response.status_code == 502
    assert response.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("busy", [faults.BUSY, faults.UNAVAILABLE])
def test_being_told_to_wait(cloud: PracticeCloud, caller: Caller, busy: Status) -> None:
    cloud.faults.arm("save", busy)
    response = caller.post("SaveAllData", ORDER)
    assert (response.status_code, response.headers["Retry-After"]) == (busy.status, "30")
    assert stored_orders(cloud) == 0


def test_a_redirect(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", faults.MOVED)
    response = caller.post("SaveAllData", ORDER, allow_redirects=False)
    assert response.is_redirect


def test_a_good_token_is_refused_once(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("read", faults.UNAUTHORIZED, skip=1)
    answers = [caller.post("GetAllData", {}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 401, 200]
    assert answers[1].content == b""


def test_a_refusal_of_the_whole_request(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("read", Refusal())
    assert caller.post("GetAllData", {}).json() == {"Result": False}
    cloud.faults.arm("save", Refusal("سرویس در دسترس نیست", 17, commits=True))
    refused = caller.post("SaveAllData", ORDER).json()
    assert refused == {"Result": False, "Code": 17, "Message": "سرویس در دسترس نیست"}
    assert stored_orders(cloud) == 1


def test_one_detail_twice_in_one_answer(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.shop.product("کتاب", prices=(1000,), stock={1: 1})
    cloud.faults.arm("read", DuplicateDetail())
    first, second = caller.rows("ProductDetail", "ProductDetails")
    assert first["ProductDetailId"] == second["ProductDetailId"]
    assert first["RowVersion"] > second["RowVersion"]


@pytest.mark.parametrize(("every_row", "missing"), [(False, 1), (True, 2)])
def test_rows_without_a_key(cloud: PracticeCloud, caller: Caller, every_row: bool, missing: int) -> None:
    cloud.faults.arm("read", MissingKey("Stores", "StoreCode", every_row))
    assert sum("StoreCode" not in row for row in caller.rows("Store", "Stores")) == missing


def test_an_answer_without_a_list(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("read", MissingList("Stores"))
    assert "Stores" not in caller.read(fromStoreVersion=0)
    assert len(caller.rows("Store", "Stores")) == 2


def test_an_absurd_row(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("read", InjectedRow("Stores", '{"StoreId":"x","RowVersion":99999999999999999999}'))
    assert caller.rows("Store", "Stores")[-1] == {"StoreId": "x", "RowVersion": 99999999999999999999}
    assert len(caller.rows("Store", "Stores")) == 2


def test_a_fault_that_cannot_strike_is_loud(
    cloud: PracticeCloud, caller: Caller, capfd: pytest.CaptureFixture[str]
) -> None:
    cloud.faults.arm("read", MissingKey("Stores", "StoreCode"))
    with pytest.raises(requests.ConnectionError):
        caller.post("GetAllData", {})
    cloud.stop()
    assert "a fault is armed for Stores" in capfd.readouterr().err


def test_a_row_refused_by_client_id_or_index(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", RefusedRow("orderDetails", client_id=9002, property="Price", error="no "))
    cloud.faults.arm("save", RefusedRow("People", index=2), containing="people")
    answer = caller.save(**ORDER)
    assert [row["Result"] for row in results(answer, "OrderDetails")] == [True, False]
    assert results(answer, "OrderDetails")[1]["Errors"] == [{"Property": "Price", "Error": "no "}]
    group_id = cloud.store.rows("PersonGroups")[0]["PersonGroupId"]
    people = [{"personClientId": client_id, "personGroupId": group_id} for client_id in (1, 2)]
    assert [row["Result"] for row in results(caller.save(people=people), "People")] == [True, False]
    assert caller.save(**ORDER)["Result"] is True


def test_results_out_of_order(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", ResultsReversed())
    answer = caller.save(**ORDER)
    assert [row["Index"] for row in results(answer, "OrderDetails")] == [2, 1]
    assert [row["EntityClientId"] for row in results(answer, "OrderDetails")] == [9002, 9001]


def test_results_without_client_ids(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", ResultsWithoutClientIds())
    answer = caller.save(**ORDER)
    assert "EntityClientId" not in results(answer, "Orders")[0]
    assert "EntityId" in results(answer, "Orders")[0]


def test_fewer_results_than_rows(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", ResultsMissing("OrderDetails"))
    assert len(results(caller.save(**ORDER), "OrderDetails")) == 1
    assert len(cloud.store.rows("OrderDetails")) == 2


def test_faults_strike_together(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.faults.arm("save", RefusedRow("OrderDetails", index=1))
    cloud.faults.arm("save", Reset(commits=True))
    with pytest.raises(requests.ConnectionError):
        caller.save(**ORDER)
    assert [row["OrderDetailClientId"] for row in cloud.store.rows("OrderDetails")] == [9002]


def test_a_picture_can_fail_too(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.shop.picture()
    url = cloud.host_url + str(cloud.store.rows("Pictures")[0]["Url"])
    cloud.faults.arm("picture", Status(404))
    assert [caller.session.get(url, timeout=30).status_code for _ in range(2)] == [404, 200]


def test_one_connection_serves_many_requests(cloud: PracticeCloud) -> None:
    connection = HTTPConnection(str(urlsplit(cloud.host_url).netloc), timeout=30)
    try:
        sockets: list[socket.socket | None] = []
        for _ in range(3):
            connection.request("POST", "/API/v3/Sync/GetAllData", b"{}")
            assert connection.getresponse().read() == b""
            sockets.append(connection.sock)
    finally:
        connection.close()
    assert sockets[0] is not None
    assert sockets[0] is sockets[1] is sockets[2]


def test_it_listens_on_loopback_only(cloud: PracticeCloud) -> None:
    assert urlsplit(cloud.url).hostname == "127.0.0.1"
    assert cloud.url.endswith("/API/v3")


def test_an_address_before_the_first_start_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="never started"):
        _ = PracticeCloud(build=furnish).url
