"""What ends a command: one error family, each with what to do next."""


class QmsError(Exception):
    """The command cannot go on; `hint` says what to do."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(QmsError):
    """The words of the command line do not fit together (exit 2)."""


class NotARepositoryError(QmsError):
    """No `qms.yaml` stands here or in any folder above."""


class MissingExtraError(QmsError):
    """An optional part of the installation is needed and absent."""


class NotDefinedError(QmsError):
    """A figure is asked of numbers for which it has no meaning."""
