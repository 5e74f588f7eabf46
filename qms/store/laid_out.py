"""Files of a tree of git laid out in a folder, so that they are read as any others.

They come from git's store byte for byte: no attribute of the repository has a say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from qms.model.change.touched import State
from qms.store.lasting import disk_faults_told

_UP = frozenset({"", ".", ".."})


@contextmanager
def laid_out(files: Mapping[str, State]) -> Iterator[Path]:
    """A folder of its own that holds some files, and is gone afterwards.

    What is no ordinary file there is laid as a link that leads nowhere, for the reader
    to refuse; a path that would lead out of the folder is left out.
    """
    with TemporaryDirectory(prefix="qms-") as name:
        folder = Path(name).resolve()
        with disk_faults_told():
            for path, state in files.items():
                _lay(folder, path, state)
        yield folder


def _lay(folder: Path, path: str, state: State) -> None:
    parts = path.split("/")
    if _UP & set(parts) or "\\" in path or any(part.endswith(":") for part in parts):
        return
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    data = state.data
    if data is None:
        target.symlink_to("nowhere")
    else:
        target.write_bytes(data)
