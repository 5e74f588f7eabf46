"""The profiles that ship: to copy one into governance, and to compare with it later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from qms import resources
from qms.errors import UsageError
from qms.i18n import _
from qms.model.located import Fields
from qms.model.profile import Profile
from qms.store.bytes import read_file
from qms.store.yaml import read_yaml

_IDENTITY = re.compile(r"^(?:id|edition):.*\n", re.M)
GENERIC = "generic-9001"


@dataclass(frozen=True)
class ShippedProfile:
    """A shipped profile: its name, its edition, its text."""

    name: str
    text: str

    @property
    def fields(self) -> Fields:
        """What it says."""
        return read_yaml(self.text)[0]

    @property
    def profile(self) -> Profile:
        """The profile itself."""
        return Profile(self.fields)

    @property
    def origin(self) -> str:
        """Name and edition, as a copy of it tells where it comes from."""
        return f"{self.name}/{self.fields.text('edition')}"

    def copy(self) -> str:
        """The text as an office's own profile: it tells where it was copied from."""
        bare = _IDENTITY.sub("", self.text)
        return bare.replace("qms: 1\n", f"qms: 1\nfrom: {self.origin}\n", 1)


def shipped_profiles() -> dict[str, ShippedProfile]:
    """Every shipped profile by name."""
    return {path.stem: _read(path) for path in sorted(_folder().glob("*.yaml"))}


def shipped_profile(name: str) -> ShippedProfile:
    """A shipped profile; raises UsageError with the names that there are."""
    found = shipped_profiles().get(name)
    if found is None:
        raise UsageError(
            _("no profile is called {name}").format(name=name),
            hint=_("there are: {known}").format(known=", ".join(shipped_profiles())),
        )
    return found


def profile_of_country(country: str) -> ShippedProfile:
    """The shipped profile whose calendar is that country's, else the generic one."""
    profiles = shipped_profiles()
    for shipped in profiles.values():
        if country and shipped.fields.fields("calendar").text("country") == country:
            return shipped
    return profiles[GENERIC]


def earlier_profile(origin: str) -> ShippedProfile | None:
    """The shipped profile that a copy was made from, if it is still at hand.

    Editions that a newer one replaced are kept as `editions/NAME/EDITION.yaml`.
    """
    name, _slash, edition = origin.partition("/")
    current = shipped_profiles().get(name)
    if current and current.origin == origin:
        return current
    path = _folder() / "editions" / name / f"{edition}.yaml"
    return ShippedProfile(name, _read(path).text) if path.is_file() else None


def _folder() -> Path:
    return resources.templates() / "profiles"


def _read(path: Path) -> ShippedProfile:
    return ShippedProfile(path.stem, read_file(path).text)
