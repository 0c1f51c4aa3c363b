"""What one run reads of a source, counted while it goes by: nothing of a page is kept, however many there are."""

from collections import Counter
from collections.abc import Iterator, Mapping

from w3lib.encoding import http_content_type_encoding

from crawler.listing import form_of
from crawler.monitors.beside import goes_on
from crawler.monitors.estimates import DifferentValues, MiddleValue
from crawler.monitors.selectors import reading_of, unfound
from crawler.reading import UNKNOWN_LAYOUT
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url
from doisoat.records import FALLBACK_LAYOUT, Document, PageOutcome
from doisoat.records.measures import Measures

#: A body with fewer characters is a caption or a line of furniture.
FEWEST_CHARACTERS = 120
_REPLACEMENT = "\ufffd"
#: So many pages of a run tell whether texts are read to their end; more would cost another reading of each.
_LOOKED_AT = 40


class Tally:
    """Of one source and run; `unfound` counts for selectors on how many unreadable pages they found nothing."""

    def __init__(self, declaration: SourceDeclaration) -> None:
        self.declaration = declaration
        self.unfound = Counter[str]()
        self._counts = Counter[str]()
        self._lengths = MiddleValue()
        self._titles = DifferentValues()
        seeds = (declaration.url + path for path in declaration.listings)
        self._seeds = {form.key if (form := form_of(url)) else canonical_url(url) for url in seeds}

    def note(self, outcome: PageOutcome, kind: str) -> None:
        """Count what the page of an address of this kind yielded; an answer that is no page to read counts nothing."""
        unknown = outcome.state == "quarantined" and outcome.reason == UNKNOWN_LAYOUT
        if unknown and outcome.page:
            charset = http_content_type_encoding(outcome.page.headers.get("content-type", ""))
            self.unfound.update(unfound(outcome.page.body, self.declaration, kind, charset))
        if kind == "listing":
            if outcome.key in self._seeds and (
                unknown or (outcome.state == "done" and outcome.page and _read(outcome))
            ):
                self._note_listing(sum(link.kind != "listing" for link in outcome.links))
        elif unknown:
            self._counts.update(pages=1, unknown_layout=1)
        for document in outcome.documents:
            self._note_document(document)
            self._note_end(document, outcome)

    def measures(self, given: Mapping[str, int]) -> Measures:
        """All that was counted; `given` are the counts of documents added, read again, and changed."""
        counts = {**self._counts, **given, "titles": self._titles.value()}
        return Measures(
            counts=counts,
            body_length=self._lengths.value(),
            reading=reading_of(self.declaration),
        )

    def _note_end(self, document: Document, outcome: PageOutcome) -> None:
        """Whether the page goes on behind what was read of it, for the first pages of news of a run."""
        if document.kind != "news" or self._counts["ends"] >= _LOOKED_AT or outcome.page is None:
            return
        charset = http_content_type_encoding(outcome.page.headers.get("content-type", ""))
        beyond = goes_on(outcome.page.body, self.declaration, document.layout or "", charset)
        self._counts.update(ends=1, beyond=int(beyond))

    def _note_listing(self, links: int) -> None:
        self._counts.update(listings=1, links=links, empty_listings=int(not links))

    def _note_document(self, document: Document) -> None:
        if document.layout == FALLBACK_LAYOUT:
            self._counts.update(pages=1, fallback=1)
            return
        self._titles.note(document.title)
        if document.kind == "news":
            self._lengths.note(len(document.body))
        self._counts.update(pages=1, documents=1, replaced=int(_REPLACEMENT in document.text))
        self._counts.update(f"{document.kind}.{field}" for field in _fields(document))
        self._counts.update([document.kind])


def _read(outcome: PageOutcome) -> bool:
    """Whether an answer was read as a list: neither unchanged (304) nor a redirect."""
    return outcome.page is not None and outcome.page.status == 200


def _fields(document: Document) -> Iterator[str]:
    """The fields that a document has, by the names of layouts."""
    stated = {
        "lead": document.lead,
        "body": document.body,
        "words": len(document.body) >= FEWEST_CHARACTERS,
        "date": document.issued_on if document.kind == "decision" else document.published_at,
        "author": document.author,
        "files": document.attachments,
        "issuer": document.issuer,
        "signer": document.signer,
    }
    return (field for field, value in stated.items() if value)
