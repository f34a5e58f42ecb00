"""The section of newer versions: whether they are looked for, where, and looking at once."""

from __future__ import annotations

from mahak_desk import __version__
from mahak_desk.errors import DeskError
from mahak_desk.releases.release_list import Release
from mahak_desk.ui.parts.plain_parts import button, label, set_tone
from mahak_desk.ui.parts.wrapping import wrapped
from mahak_desk.ui.settings.fields import ChoiceField, LatinField
from mahak_desk.ui.settings.section import Section
from mahak_desk.ui.window.surroundings import Surroundings


class UpdatesSection(Section):
    """Nobody is asked anything while it is off."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            "updates",
            self.tr("New versions"),
            self.tr("While this is off, the program asks nobody whether there is a newer version."),
        )
        self.add_field(
            ChoiceField(
                ("updates", "check"),
                self.tr("Look once a day"),
                [("off", self.tr("No")), ("on", self.tr("Yes"))],
            )
        )
        self.add_field(
            ChoiceField(
                ("updates", "channel"),
                self.tr("Which versions"),
                [("stable", self.tr("Finished ones")), ("beta", self.tr("Trial ones too"))],
            )
        )
        self.add_field(
            LatinField(
                ("updates", "address"),
                self.tr("Address of the list"),
                help_text=self.tr("Where the list of versions is published; it begins with https://"),
            )
        )
        self._said = label(tone="muted", wraps=True)
        self._look = button(self.tr("Look now"), self._look_now, around.look, icon="refresh-cw")
        self._install = button(
            self.tr("Download and install"), self._install_now, around.look, role="primary", icon="download"
        )
        self._install.hide()
        self.add_row(self.tr("This version"), label(around.speech.latin(__version__)))
        self.add_row("", wrapped(self._look, self._install))
        self.add_row("", self._said)
        watch = around.updates
        watch.found.connect(self._found)
        watch.failed.connect(self._failed)
        watch.progressed.connect(self._progressed)
        watch.brought.connect(self._brought)
        watch.started.connect(self._started)
        if watch.release is not None:
            self._offer(watch.release)

    def _look_now(self) -> None:
        settings = self.around.shop.settings
        if settings is not None and settings.updates.check == "off":
            self._say(self.tr("Switch it on and save first; while it is off nobody is asked."))
            return
        self._look.setEnabled(False)
        self._say(self.tr("Looking…"))
        self.around.updates.look()

    def _found(self, release: Release | None) -> None:
        self._look.setEnabled(True)
        if release is None:
            self._install.hide()
            self._say(self.tr("This is the newest version."))
        else:
            self._offer(release)

    def _offer(self, release: Release) -> None:
        speech = self.around.speech
        told = self.tr("Version {0} is there.").format(speech.latin(release.version))
        self._say(f"{told} {speech.words(release.words)}".strip())
        self._install.show()

    def _install_now(self) -> None:
        self._install.setEnabled(False)
        self._say(self.tr("Downloading…"))
        self.around.updates.bring()

    def _progressed(self, done: int, total: int) -> None:
        number = self.around.speech.number
        self._say(self.tr("Downloading: {0} of {1} kilobytes").format(number(done), number(total)))

    def _brought(self) -> None:
        self._install.setEnabled(True)  # it may not be started: what is typed is asked about first
        self._say(self.tr("It is downloaded; installing it closes this window and opens it again."))

    def _started(self) -> None:
        self._install.setEnabled(False)
        self._say(self.tr("The setup is running; it closes this window and opens it again."))

    def _failed(self, error: DeskError) -> None:
        self._look.setEnabled(True)
        self._install.setEnabled(True)
        words = self.around.speech.words
        self._said.setText(f"{words(error.title)} {words(error.advice)}")
        set_tone(self._said, "bad")

    def _say(self, text: str) -> None:
        set_tone(self._said, "muted")
        self._said.setText(text)
