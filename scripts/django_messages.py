"""Find the strings of Django templates for Babel, with Django's own reading of the templates."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize


def extract(
    file: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """Yield (line, function, message, comments) of one template, as Babel asks of an extractor."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
    source = templatize(file.read().decode("utf-8"))
    yield from extract_python(io.BytesIO(source.encode("utf-8")), keywords, comment_tags, options)
