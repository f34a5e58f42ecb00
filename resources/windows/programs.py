"""What both programs run: MahakDesk.exe opens the window, mahak-desk.exe is the command line.

One script for two programs, which differ in whether they have a console: so their modules are packed once.
"""

import sys
from pathlib import Path

if Path(sys.executable).stem == "MahakDesk":
    from mahak_desk.app import main as open_window

    sys.exit(open_window())

from mahak_desk.cli import main as run_command

run_command()
