"""Everything the first page shows of the shop, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import get_args

import msgspec
from sqlalchemy import Connection

from mahak_desk.sync import runs
from mahak_desk.sync.activity.flow_needs import FlowOutcome, needs_of_flows, needs_of_shop
from mahak_desk.sync.activity.need_to_look import need_to_look
from mahak_desk.sync.activity.needs import Need, needs_of_orders, needs_of_problems
from mahak_desk.sync.activity.pause_needs import needs_of_pauses
from mahak_desk.sync.activity.per_day import DayOfOrders, orders_per_day
from mahak_desk.sync.order_book.piles import Pile, count_piles
from mahak_desk.sync.outgoing.look_only import look_only
from mahak_desk.sync.pauses import paused_flows
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.status import Status, read_status

MOST_NEEDS = 50


class Overview(msgspec.Struct, frozen=True):
    """`needs` are at most 50: what stands still first, then what waits for a person, the newest first."""

    at: datetime
    status: Status
    orders: Mapping[Pile, int]
    days: tuple[DayOfOrders, ...]
    needs: tuple[Need, ...]


_RANK = {"bad": 0, "warn": 1, "notice": 2}


def read_overview(connection: Connection, now: datetime) -> Overview:
    status = read_status(connection, now)
    outcomes: dict[Flow, FlowOutcome] = {}
    for flow in get_args(Flow):
        run = runs.last_ended(connection, flow)
        if run is not None:
            outcomes[flow] = FlowOutcome(run, runs.pending_delay(connection, flow))
    incoming = outcomes.get("incoming")
    piles = count_piles(connection)
    needs = [
        *need_to_look(look_only(connection)),
        *needs_of_flows(list(outcomes.values())),
        *needs_of_shop(status, incoming.run if incoming else None, now),
        *needs_of_pauses(paused_flows(connection), status, piles["pending"], now),
        *sorted(
            needs_of_orders(connection) + needs_of_problems(connection),
            key=lambda need: need.newest or now,
            reverse=True,
        ),
    ]
    needs.sort(key=lambda need: _RANK[need.level])
    return Overview(now, status, piles, orders_per_day(connection, now), tuple(needs[:MOST_NEEDS]))
