"""The house: what the office has laid down for all of its documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from qms.model.organisation import Organisation
from qms.model.profile import Profile
from qms.model.standard import Standards


@dataclass(frozen=True)
class House:
    """What the office has laid down, as a rule over one document may ask it."""

    profile: Profile = field(default_factory=Profile)
    organisation: Organisation = field(default_factory=Organisation)
    standards: Standards = field(default_factory=Standards)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """The abbreviations that every reader knows, bodies of standards included."""
        names = {name.split()[0] for name, _ in self.standards.editions}
        return self.profile.abbreviations | names
