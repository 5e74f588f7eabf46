"""What a page is about: a document, the language asked for, and its register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from qms.model.document import Document
from qms.model.finding import Values
from qms.model.kind import Kind
from qms.model.located import Fields
from qms.model.profile import Profile
from qms.model.register import Register
from qms.site.said import Twofold
from qms.site.text.places import Ways, no_way
from qms.site.voice import Voice

if TYPE_CHECKING:
    from qms.model.approval.status import RevisionState, Status
    from qms.model.approval.text_in_force import ReleasedText


Kept = Callable[[str, Callable[[], str]], str]


class Remark(NamedTuple):
    """What is to be said at a line of a draft: what is wrong, and what helps.

    `spoken` are the names of values that are sentences of ours.
    """

    sentence: str
    remedy: str
    values: Values
    spoken: tuple[str, ...] = ()


def made_now(key: str, make: Callable[[], str]) -> str:
    """What is made, where nothing is kept."""
    del key
    return make()


@dataclass(frozen=True)
class BelongingFile:
    """A file that belongs to a text: the way to it, and what it is, in words.

    Without an address it is not published, and `fault` says why. A picture has a size.
    """

    address: str
    about: str
    fault: str = ""
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True, eq=False)
class Subject:
    """A document and, where another language was asked for, its version in it.

    `pictures` are the addresses of the pictures that belong to it, by their paths as
    the text writes them: data where the page stands alone. `files` are what a site
    knows of them and of other files. `text` is the archived text that is shown, with
    what was signed on it, and None where a working text is; `status` is how it stands
    on the register's day, and None where no approvals are kept.

    `remarks` belong to lines of the file that is shown; `ways` gives the way to another
    document, and `kept` what was made of a text before.
    """

    register: Register
    source: Document
    version: Document | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)
    text: ReleasedText | None = None
    status: Status | None = None
    files: Mapping[str, BelongingFile] = field(default_factory=dict)
    remarks: Mapping[int, tuple[Remark, ...]] = field(default_factory=dict)
    ways: Ways = no_way
    kept: Kept = made_now

    @property
    def shown(self) -> Document:
        """The file whose text is shown."""
        return self.version or self.source

    @cached_property
    def voice(self) -> Voice:
        """The voice of the text's language."""
        return Voice(str(self.shown.language))

    @cached_property
    def head(self) -> Twofold:
        """The front matter, the version's texts over the source's."""
        if self.version is None:
            return Twofold(self.source.head, Fields())
        return Twofold(self.source.head, self.version.head, str(self.source.language))

    @property
    def revision_state(self) -> RevisionState | None:
        """What the archived text that is shown is on the day, once released."""
        if self.status is None or self.text is None:
            return None
        name = self.text.round.name
        found = [each for each in self.status.revisions if each.round == name]
        return found[0] if found else None

    @property
    def is_in_force(self) -> bool:
        """Whether the text that is shown is the one in force."""
        release = self.status.in_force if self.status else None
        return bool(release and self.text and release.round == self.text.round)

    @property
    def kind(self) -> Kind | None:
        """The kind of the document."""
        return self.source.kind

    @property
    def classification(self) -> str:
        """Who may read it: as stated, else as is usual for its kind."""
        stated = str(self.source.head.text("classification"))
        return stated or (self.kind.classification if self.kind else "")

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.classification == "public"

    @property
    def day(self) -> date:
        """The day as of which it is shown."""
        return self.register.as_of

    @property
    def profile(self) -> Profile:
        """The office's profile."""
        return self.register.profile

    @property
    def owner(self) -> str:
        """The office that the document belongs to."""
        return str(self.source.head.text("owner"))

    def office(self, name: str) -> str:
        """The title of an office in the page's language, else its name."""
        return self._title(self.profile.offices.get(name), name)

    def process(self, name: str) -> str:
        """The title of a process in the page's language, else its name."""
        return self._title(self.profile.processes.get(name), name)

    def _title(self, row: Fields | None, name: str) -> str:
        return self.said_of(row.fields("title") if row else Fields()) or str(name)

    def said_of(self, texts: Fields) -> str:
        """A text kept in many languages: this one, else the binding one, else any."""
        return self.said_of_titles({tag: texts.text(tag) for tag in texts})

    def said_of_titles(self, titles: Mapping[str, str]) -> str:
        """The same of titles that were read already."""
        binding = self.register.organisation.binding
        for tag in (self.voice.language, self.voice.labels, binding, *titles):
            if titles.get(tag):
                return str(titles[tag])
        return ""
