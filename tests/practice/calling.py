"""A bare client of the practice cloud: what a test needs to ask over HTTP, and no more."""

from __future__ import annotations

import hashlib
from typing import Any

import requests

from mahak_desk.practice.login import DEMO, Account
from mahak_desk.practice.server import PracticeCloud

Json = dict[str, Any]


class Caller:
    """One logged-in visitor with one keep-alive session."""

    def __init__(self, cloud: PracticeCloud, account: Account = DEMO) -> None:
        self.cloud = cloud
        self.account = account
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {self.log_in()['UserToken']}"

    def post(self, operation: str, body: object, **options: Any) -> requests.Response:
        return self.session.post(f"{self.cloud.url}/Sync/{operation}", json=body, timeout=30, **options)

    def log_in(self) -> Json:
        data: Json = self.post("Login", credentials(self.account)).json()["Data"]
        return data

    def read(self, **request: object) -> Json:
        """`Data.Objects` of a good answer."""
        answer = self.post("GetAllData", request).json()
        assert answer["Result"] is True
        objects: Json = answer["Data"]["Objects"]
        return objects

    def rows(self, entity: str, group: str, **request: object) -> list[Json]:
        """One list, from version 0."""
        rows: list[Json] = self.read(**{f"from{entity}Version": 0}, **request)[group]
        return rows

    def save(self, **request: object) -> Json:
        """The whole answer, good or not."""
        answer: Json = self.post("SaveAllData", request).json()
        return answer

    def control(self, path: str, body: object | None = None) -> requests.Response:
        url = f"{self.cloud.host_url}/practice/{path}"
        if body is None:
            return self.session.get(url, timeout=30)
        return self.session.post(url, json=body, timeout=30)


def credentials(account: Account = DEMO) -> Json:
    hashed = hashlib.md5(account.password.encode()).hexdigest()
    return {"userName": account.user_name, "password": hashed}


def results(answer: Json, group: str) -> list[Json]:
    rows: list[Json] = answer["Data"]["Objects"][group]["Results"]
    return rows


def highest(rows: list[Json]) -> int:
    return max(int(row["RowVersion"]) for row in rows)


def ids(rows: list[Json], key: str) -> set[int]:
    return {row[key] for row in rows}


def an_order(client_id: int = 501, **fields: object) -> Json:
    return {
        "orderClientId": client_id,
        "orderType": 201,
        "orderDate": "2026-02-10T11:20:00",
        "personId": 1,
        "settlementType": 1,
        **fields,
    }


def a_line(detail_id: int, client_id: int = 9001, order: int = 501, **fields: object) -> Json:
    return {
        "orderDetailClientId": client_id,
        "orderClientId": order,
        "itemType": 1,
        "productDetailId": detail_id,
        "price": 1000,
        "count1": 1,
        **fields,
    }
