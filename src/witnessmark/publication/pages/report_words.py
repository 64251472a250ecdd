"""The words of the PDF in one language."""

from collections.abc import Mapping

from witnessmark.base.text import Language
from witnessmark.publication.words import words


def report_words(language: Language) -> Mapping[str, str]:
    """Return every heading and label of the report by the name that its template uses."""
    _ = words(language)
    return {**_headings(language), **_labels(language), **_signs(language), **_gaps(language)}


def _headings(language: Language) -> Mapping[str, str]:
    _ = words(language)
    return {
        "replay": _("Replay of what others published: reported, not computed by us"),
        "investigation": _("Investigation"),
        "fictional": _(
            "Fictional case: every device, maker, company, person and answer on this page is made "
            "up to show how the software works."
        ),
        "found": _("What was found"),
        "asked": _("Who was asked"),
        "answered": _("What they answered"),
        "limits": _("What this does not prove"),
        "in_full": _("Each answer in full"),
        "measures": _("Measures against companies"),
        "context": _("Context"),
        "assessment": _("Our assessment"),
        "opinion": _("Opinion, kept apart from the facts above."),
        "chain": _("The whole chain"),
        "by_note": _("Each claim stands here by the number of its note under “Grounds”."),
        "components": _("Components"),
        "grounds": _("Grounds"),
        "grounds_of": _("What each numbered sentence of this report rests on."),
        "sources": _("Sources"),
        "corrections": _("Corrections"),
        "verify": _("How to verify this page"),
        "verify_how": _(
            "This page belongs to a bundle: the pages, both PDF reports, the data, and a signed "
            "list of the SHA-256 of every file. Whoever changes one byte breaks the list."
        ),
        "verify_key": _(
            "The check needs no network and no database. Get the publisher’s key from somewhere "
            "else than the bundle: without it the check can say that nothing was altered, but not "
            "who signed."
        ),
        "matrix": _("Response matrix"),
        "letters": _("Letters and replies"),
        "questions": _("The questions"),
        "others": _("What others stated"),
        "not_published_head": _("Not published"),
        "three_figures": _("No one of these three figures says enough without the other two."),
    }


def _labels(language: Language) -> Mapping[str, str]:
    _ = words(language)
    return {
        "as_of": _("As of"),
        "as_of_date": _("as of %(date)s"),
        "published": _("Published"),
        "publisher": _("Publisher"),
        "device": _("Device"),
        "model": _("Model"),
        "scene": _("Relation to the device at the scene"),
        "condition": _("Condition"),
        "examined": _("Examined"),
        "company": _("Company"),
        "status": _("Status"),
        "in_words": _("In words"),
        "q": _("Q"),
        "date": _("Date"),
        "happened": _("What happened"),
        "received_on": _("received on %(date)s"),
        "to_final_text": _("to the text to be published"),
        "after_as_of": _("after the as-of date"),
        "translation": _("Translation"),
        "edited_by": _("Edited by"),
        "checked_by": _("Checked by"),
        "left_out": _("Left out"),
        "copy_read": _("Copy read"),
        "authority": _("Authority"),
        "listed_on": _("Listed on"),
        "delisted_on": _("Delisted on"),
        "source": _("Source"),
        "rule": _("Rule"),
        "date_code": _("Date code"),
        "lot_code": _("Lot code"),
        "seen": _("Seen"),
        "expected": _("Expected"),
        "belief": _("Why we believe this"),
        "note": _("Note"),
        "stated_by": _("Stated by"),
        "reported": _("reported, not computed by us"),
        "contested": _("contested by the company"),
        "place": _("Place"),
        "read": _("Read"),
        "verdict": _("Verdict"),
        "candidates": _("Candidates"),
        "authenticity": _("Authenticity"),
    }


def _signs(language: Language) -> Mapping[str, str]:
    _ = words(language)
    return {
        "colon": _(": "),
        "comma": _(", "),
        "semicolon": _("; "),
        "stop": _(". "),
        "open": _(" ("),
        "close": _(")"),
        "quote_open": _("“"),
        "quote_close": _("”"),
    }


def _gaps(language: Language) -> Mapping[str, str]:
    _ = words(language)
    return {
        "not_published": _("not published"),
        "not_identified": _("not identified"),
        "no_markings": _("Markings, photos and which part is whose: not published"),
        "no_questions": _("Number and wording of the questions: not published"),
        "no_matrix": _("Codes and matrix: not published"),
        "no_dates": _("Dates of letters, deadline and attempts: not published"),
        "no_full_text": _("Full text of the answer: not published"),
        "nothing_received": _("Nothing was received"),
        "no_sources": _("No outside source is cited."),
        "none_so_far": _("None so far."),
    }
