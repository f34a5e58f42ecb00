"""The frame around the pages: navigation, status line, tray and notices."""
