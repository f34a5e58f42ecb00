"""What MahakDesk.exe runs: the window."""

import sys

from mahak_desk.app import main

sys.exit(main())
