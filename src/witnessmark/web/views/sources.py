"""The documents that the case rests on, what others stated in them, and the case's own files."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse

from witnessmark.evidence.document import Document, Statement
from witnessmark.publication.pages.citations import web_address
from witnessmark.web.actions.cases import home
from witnessmark.web.actions.originals import original
from witnessmark.web.exports import asked_for, csv_of
from witnessmark.web.pages import page
from witnessmark.web.queries import case_for
from witnessmark.web.templatetags.say import plain, word


def sources(request: HttpRequest, public_id: str) -> HttpResponse:
    """List every document with its mark, dates, credits, and the statements taken from it."""
    opened = case_for(request.user, public_id)
    stated: dict[str, list[Statement]] = defaultdict(list)
    for statement in opened.case.statements:
        stated[statement.document].append(statement)
    lines = [
        {
            "document": document,
            "is_kept": document.sha256 and original(home(), document.sha256).is_file(),
            "link": web_address(document.address),
            "statements": stated[document.id],
            "credits": [one for one in opened.case.credits if one.document == document.id],
        }
        for document in opened.case.documents
    ]
    if asked_for(request):
        return csv_of(opened, "sources", _table(opened.case.documents))
    return page(request, "sources", opened, lines=lines)


def _table(documents: Sequence[Document]) -> Iterator[Sequence[object]]:
    yield ("id", "title", "publisher", "standing", "address", "published_on", "read_on", "sha256")
    for one in documents:
        yield (
            one.id,
            plain(one.title),
            plain(one.publisher),
            word(one.mark),
            one.address,
            one.published_on,
            one.accessed_on,
            one.sha256,
        )
