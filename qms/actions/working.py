"""The working text that is put up: its head, and the bytes of its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.submission import content_fault
from qms.model.located import Fields
from qms.store.bytes import read_file
from qms.store.documents import split
from qms.store.ordinary import read_bytes
from qms.store.yaml import read_yaml

MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Text:
    """A working text: its path, its head, and what its content will be."""

    path: str
    head: Fields
    content: Mapping[str, bytes]


def working_text(root: Path, path: str, document: str) -> Text:
    """Read a working text with its attachments; raises QmsError if it cannot be."""
    reading = read_file(root / path)
    if not reading.is_readable or reading.flaws:
        raise QmsError(
            _("{path} cannot be read cleanly").format(path=path),
            hint=_("see what is wrong with it: qms validate {path}").format(path=path),
        )
    ending = path.rpartition(".")[2]
    head_text = reading.text if ending == "yaml" else split(reading.text)[0]
    head, flaws = read_yaml(head_text)
    if flaws:
        raise QmsError(
            _("{path} cannot be read cleanly").format(path=path),
            hint=_("see what is wrong with it: qms validate {path}").format(path=path),
        )
    content = {f"{document}.{ending}": reading.data}
    folder = path.rpartition("/")[0]
    for name in map(str, head.texts("attachments")):
        content[name] = _attachment(root, f"{folder}/{name}", name)
    return Text(path, head, content)


def _attachment(root: Path, path: str, name: str) -> bytes:
    fault = content_fault(name)
    if fault:
        raise QmsError(_(fault).format(path=name))
    data, reason = read_bytes(str(root / path), MOST_BYTES)
    if reason:
        raise QmsError(
            _("the attachment {path} cannot be read").format(path=path),
            hint=_("see what is wrong with it: qms validate"),
        )
    return data
