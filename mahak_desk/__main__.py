"""`python -m mahak_desk` is the command `mahak-desk`."""

from __future__ import annotations

from mahak_desk.cli import main

if __name__ == "__main__":
    main()
