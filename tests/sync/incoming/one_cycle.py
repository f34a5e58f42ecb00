"""One cycle in a process of its own, which kills itself the hard way in the middle of it.

python -m tests.sync.incoming.one_cycle DATABASE_URL API_URL STAGE TIMES
"""

from __future__ import annotations

import os
import signal
import sys

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.sync.clock import SystemClock
from mahak_desk.sync.incoming import applying
from mahak_desk.sync.incoming.flow import IncomingFlow
from mahak_desk.sync.settings import MahakSettings, Settings
from mahak_desk.website.database import Database
from tests.sync.incoming.shops import ACCOUNT


def main(database_url: str, api_url: str, stage: str, times: str) -> None:
    left = int(times)

    def progress(now: str, done: int, total: int) -> None:
        nonlocal left
        left -= now == stage
        if left == 0:
            # Windows has no SIGKILL; there SIGTERM ends a process just as abruptly.
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    applying.PRODUCTS_AT_ONCE = 20
    applying.TRANSACTION_SECONDS = 0
    settings = Settings(mahak=MahakSettings(api_url=api_url, user_name=ACCOUNT.user_name))
    client = MahakClient(Credentials(ACCOUNT.user_name, ACCOUNT.password), settings.mahak.client_settings())
    with client, Database(database_url) as database:
        IncomingFlow(database, client, settings, SystemClock()).run(progress=progress)


if __name__ == "__main__":
    main(*sys.argv[1:])
