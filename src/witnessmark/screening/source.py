"""A file of a list, as it was retrieved."""

from dataclasses import dataclass

from witnessmark.base.encodings import check_whole
from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import Sha256, hash_bytes


@dataclass(frozen=True)
class SourceFile:
    """A file's name without its folder, and its bytes, which are never altered."""

    name: str
    content: bytes

    @property
    def sha256(self) -> Sha256:
        """Return the SHA-256 of the bytes."""
        return hash_bytes(self.content)

    def text(self) -> str:
        """Return the content as text; raises BadInput that names the byte which is not UTF-8."""
        try:
            return self.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            check_whole(error, name=self.name)
            raise BadInput(
                f"{self.name} is not UTF-8 (byte {error.start}).",
                remedy="Retrieve the file again, and do not save it from a spreadsheet.",
            ) from error
