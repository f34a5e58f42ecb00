"""The wire: everything that knows how Mahak's cloud speaks, and nothing that knows of the website."""
