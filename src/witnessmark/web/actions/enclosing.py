"""Files on their way into a case with the thing that they belong to: both are kept, or neither."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from witnessmark.publication.case import Case, Enclosure
from witnessmark.web.actions.arrivals import arriving
from witnessmark.web.actions.cases import home
from witnessmark.web.actions.enclosed import check_enclosure
from witnessmark.web.actions.originals import keep_original
from witnessmark.web.uploads import Upload


@contextmanager
def enclosing(uploads: Sequence[Upload], value: Any, *, case: Case) -> Iterator[None]:
    """Keep the bytes of `uploads` in the home while `value`, which names them, is written.

    Raises BadInput where a file cannot be what `value` says. Whatever ends the write, a file that
    no case refers to is removed again.
    """
    if not uploads:
        yield
        return
    with arriving([one.sha256 for one in uploads], home=home()):
        for one in uploads:
            path = keep_original(one.content, sha256=one.sha256, name=one.name, home=home())
            if isinstance(value, Enclosure):
                check_enclosure(value, path=path, case=case)
        yield
