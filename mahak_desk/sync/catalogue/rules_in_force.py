"""By which rules the shop's catalogue stands now, for looking at it without a cycle."""

from __future__ import annotations

from sqlalchemy import Connection, select

from mahak_desk.sync.incoming.categories import mapped_categories
from mahak_desk.sync.incoming.facts import Catalogue
from mahak_desk.sync.incoming.shop import resolve_rules, rules_for_stores
from mahak_desk.sync.settings import Settings
from mahak_desk.sync.stores import StoreNotChosen, StoreUnknown
from mahak_desk.website.ledger import shop_account


def read_catalogue(connection: Connection, settings: Settings) -> Catalogue | None:
    """None before the first sync: there is no account whose catalogue it could be.

    Where it is not decided which stores the website sells from, no stock of Mahak's counts as known.
    """
    account = shop_account.c
    known = connection.execute(select(account.database_id, account.visitor_id)).first()
    if known is None:
        return None
    try:
        rules = resolve_rules(connection, settings, known.visitor_id)
    except (StoreNotChosen, StoreUnknown):
        rules = rules_for_stores(connection, settings, ())
    return Catalogue(
        rules,
        known.database_id,
        mapped_categories(connection, known.database_id, rules),
        settings.mahak.client_settings().picture_url,
    )
