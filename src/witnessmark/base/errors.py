"""The root of every error that Witnessmark raises on purpose."""


class WitnessmarkError(Exception):
    """Something was wrong with what we were given; the message says what, where and what to do.

    `remedy` is the sentence that tells the person what to do next.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class BadInput(WitnessmarkError):
    """A file, row or field cannot be read as what it should be."""


class Untrusted(WitnessmarkError):
    """A hash, signature or chain does not hold: what was read must not be believed."""


class NotConfigured(WitnessmarkError):
    """Something that the act needs has not been set up or imported yet."""
