"""What every table, view and column holds; a test holds this against a real file and against docs/schema.md.

Offsets count code points of `documents.text`. Times are ISO 8601 with an offset, lists and objects JSON.
"""

from collections.abc import Mapping

from store.rows import VERSION_COLUMNS
from store.view_columns import VIEW_COLUMNS

TABLES: Mapping[str, str] = {
    "sources": "portals and other origins of documents",
    "pages": "one row a fetch: what the web gave",
    "documents": "one row a readable text; the key is source and url",
    "versions": "every earlier state of a document that changed; the present one stands in documents",
    "mentions": "one row a figure, date or reference as printed at one place",
    "findings": "one row a verdict of one rule over one set of figures",
    "evidence": "which mentions a finding rests on, in the order of the arithmetic",
    "tellings": "what a text tells that another may tell too: the ground on which documents are compared",
    "recheck": "keys of tellings that wait to be compared again; empty after `validate`",
    "files": "one row a file that a page offers: what its bytes came to",
    "parts": "one row a part of a decision: letterhead, grounds, articles, recipients, signer, annexes",
    "procedures": "one row a procedure listed in the annex of a decision",
    "runs": "a diary of the stages",
    "frontier": "every address known to the crawler and what became of it",
    "measures": "one row a run and source: what it measured, and whether that looked as it should",
    "search": "the index of full-text search (FTS5) over `searchable`: `WHERE search MATCH …`; docs/search.md",
    "searchable": "view: what the index holds, a row a document that was read and is not held back",
    "ledger": "view: every address with its one outcome",
    "open_findings": "view: errors and warnings with sentence, message and source",
    "percentages_by_province": "view: percentages and changes in percent by province and year of publication",
    "attachments": "view: every file that a page offers, and what became of it",
    "figures_by_page": "view: every figure of a file that has pages, with its page",
    "citation_candidates": "view: every stored decision whose number a reference prints, and what speaks against it",
    "citations": "view: every reference in a text, with the stored decision it means or the reason why there is none",
}

_PLACE = {
    "start_at": "offset of the first character in documents.text",
    "end_at": "offset after the last character",
}

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "sources": {
        "name": "short name, the key (`binhdinh`)",
        "title": "name of the portal; the short name where nobody registered it",
        "url": "its home page; empty where nobody registered it",
        "family": "family of content management system (`vhv`); empty where nobody registered it",
        "province": "province in force when the portal was active",
    },
    "pages": {
        "id": "row number",
        "url": "canonical address, or the key of the form that was sent",
        "source": "sources.name",
        "status": "HTTP status; 304: as it was at the visit before",
        "fetched_at": "when it was fetched, UTC",
        "sha256": "hex digest of the bytes",
        "content_type": "as the server stated it",
        "warc_file": "archive segment that holds the bytes: a file in `NAME.db.warc/` or a whole path; NULL without",
        "warc_offset": "place of the record in that segment, in bytes",
        "tls": "`verified`, or what its source leaves unverified (`expired`, …); NULL: unencrypted, or not told",
    },
    "documents": {
        "id": "row number; a changed document keeps it",
        "source": "sources.name",
        "url": "canonical address, or `sha256:` and the digest of the text for a file without one",
        "kind": "`news`, `decision` or `attachment`",
        "number": "number and symbol that the page states for a decision, as texts cite them (`2566/QĐ-UBND`)",
        "issued_on": "day of issue that the page states",
        "title": "heading",
        "lead": "opening summary; may be empty",
        "body": "the rest; blocks end in a line feed, table cells in a tab",
        "text": "title, lead and body joined by line feeds; all offsets count in it",
        "title_end": "offset after the title",
        "lead_end": "offset after the lead",
        "author": "as printed",
        "province": "province of this document; NULL: that of its source",
        "published_at": "when it was published; NULL: unknown",
        "published_source": "where that was found (`option`, `metadata`, `text`, `label`, a selector's name)",
        "attachments": "JSON list of {url, name}",
        "sha256": "hex digest of the text",
        "demo": "1 for documents of the built-in demo portals",
        "page": "pages.id it was read from last; NULL for files",
        "extracted_version": "version of the extractor that read its mentions; NULL: not read yet",
        "issuer": "authority that the page states for a decision",
        "signer": "who signed it, as the page states",
        "compared_version": "version of the comparison that keeps its tellings; NULL: not compared yet",
        "layout": (
            "the declared layout that read the page; `fallback`: none did, the main text was found by its shape and is "
            "trusted less; NULL: none was needed, or an earlier version read it"
        ),
        "quarantined": "why nothing is read from it: its source looked broken when it was fetched; NULL: it is used",
        "words": (
            "the text with `_` between the syllables of each word of two (`thủ_tục hành_chính`), one space between "
            "words; NULL: not read yet, and not found by a search"
        ),
    },
    "versions": {
        "document": "documents.id",
        "version": "1 for the first state, 2, 3, …",
        "seen_at": "when this state was first seen, UTC; NULL: it came from a file",
        "replaced_at": "when another state was seen in its place, UTC",
        "page": "pages.id this state was read from; NULL for files",
        **{name: f"as documents.{name} was" for name in VERSION_COLUMNS},
    },
    "mentions": {
        "id": "row number; a new one at each reading",
        "document": "documents.id",
        "kind": "`percent`, `count`, `fraction`, `change`, `date`, `doc_ref`, …",
        "surface": "exactly what is printed",
        **_PLACE,
        "value": "exact value as text: a decimal, `a/b`, `a..b`, an ISO date, `468/QĐ-TTg`",
        "value_num": "rounded, to sort and average by; of a fraction the quotient, of a range its first number",
        "unit": "code of the unit counted; of money the currency",
        "lo": "lower end of what the printed figure may stand for, exact; NULL: open",
        "hi": "upper end; NULL: open",
        "lo_incl": "1 where the lower end itself is possible",
        "hi_incl": "1 where the upper end itself is possible",
        "op": "comparison stated (`eq`, `ge`, `approx`, …)",
        "role": "of a figure `achieved`, `target`, …; of a reference `legal_basis`, `amends`, …",
        "details": "JSON object with every field that was read",
    },
    "findings": {
        "id": "row number; a new one where the findings of its document changed",
        "document": "documents.id",
        "rule": "code of the check (`CK-01`)",
        "verdict": "`match`, `match_truncated`, `off_by_ulp`, `match_interval`, `mismatch` or `skip`",
        "severity": "`error`, `warning`, `notice`, `info` or `ok`",
        "reason": "why it was skipped or lowered",
        "diagnosis": "what would explain the fault (`implied_denominator=1272..1273`), several divided by `; `",
        "computed": "the value that would be right, exact decimal",
        "reading": "the reading of an ambiguous figure that the verdict holds for",
        "strength": "how much the relation rests on",
        "denominator": "the base that fits, where several were stated",
        "sentence": "the printed sentence round the evidence",
        "sentence_start": "offset of that sentence",
        **_PLACE,
        "surface": "the printed text from the first to the last figure of the evidence",
        "message_vi": "the arithmetic and the way out, in Vietnamese",
        "message_en": "the same in English",
        "fingerprint": "lasting name of the finding: the same in every database and after every run",
        "comparison": (
            "tellings.key that several documents tell differently, or one key for the versions of a document (VR-01); "
            "NULL: the document contradicts itself"
        ),
    },
    "evidence": {
        "finding": "findings.id",
        "position": "0, 1, 2, … in the order of the arithmetic",
        "mention": "mentions.id",
        "role": "role of that figure when it was checked (`achieved`, `target`, …)",
    },
    "tellings": {
        "document": "documents.id",
        "scope": (
            "`quantity`: of a named body and a closed period; `merger`: of a province before or after a merger of "
            "provinces; `article`: an article, with several keys, of much the same sentences and the same days; "
            "`reference`: a cited document and its date; `list`: how many procedures a decision lists; `letterhead`: "
            "number, day and issuer of a file; `procedure`: the level of one"
        ),
        "key": "what is told of, a hash: equal keys tell of the same thing in the same words",
        "start_at": "offset of what is told in documents.text",
        "end_at": "offset after it",
        "said": "the figures told: exact, or with the interval they stand for; `~` for one that nothing contradicts; "
        "of an article a hash of all, of a reference the date, of a decision its rows, of a procedure its level",
        "certain": "1 where nothing else could be meant (the office of a reference is named)",
        "settled": "last day of the period told of, or day of the decision; NULL: `article`, `reference`, `letterhead`",
    },
    "recheck": {"key": "tellings.key"},
    "files": {
        "source": "sources.name",
        "url": "canonical address, the key together with the source",
        "page": "pages.id its bytes came with last; NULL: it was taken in from a disk",
        "sha256": "hex digest of the bytes",
        "kind": (
            "by its first bytes: `pdf`, `docx`, `xlsx`, `doc`, `xls`, `rtf`, `odt`, `zip`, `rar`, `image`, `html`, "
            "`text`, `empty` or `unknown`"
        ),
        "outcome": (
            "`waiting`, `read`, `listed` (an archive), `skipped` (no tool here), `refused` (too costly) or `unreadable`"
        ),
        "reason": "why there is no text, in one phrase",
        "members": "JSON list of the names in an archive",
        "page_starts": (
            "JSON list of the offsets in documents.text at which the pages begin; empty where the format has none"
        ),
        "encoding": "encoding before Unicode that was decoded: `tcvn3` or `vni`; NULL: none",
        "ocr": "1 where the words were recognised in an image: single letters and digits may be wrong",
        "document": "documents.id of its text; NULL: there is none",
        "read_version": "version of the reader of files that read it",
    },
    "parts": {
        "document": "documents.id",
        "position": "0, 1, 2, … in the order of the text",
        "kind": "`issuer`, `number`, `place`, `date`, `basis`, `article`, `recipients`, `signer` or `annex`",
        "value": (
            "what it states: the body, `1284/QĐ-UBND`, an ISO date, the number of an article, a name, the label of an "
            "annex"
        ),
        **_PLACE,
    },
    "procedures": {
        "document": "documents.id",
        "position": "0, 1, 2, … in the order of the text",
        "list": "0, 1, 2, …: one list is one numbering that goes on",
        "heading": "what stands over the list",
        "number": "ordinal as printed; empty where there is none",
        "name": "name of the procedure",
        "field": "its `lĩnh vực`, from the column or the sub-head; NULL: not told",
        "level": "`toan_trinh`, `mot_phan`, `khac` (neither), an old level `1` to `4`; NULL: not told",
        "code": "code of the procedure (`1.001234`); NULL: not told",
        **_PLACE,
    },
    "runs": {
        "id": "row number",
        "stage": "`import`, `extract`, `validate`, or `run` for all of a timed run",
        "source": "sources.name; NULL: all",
        "started_at": "when, UTC",
        "finished_at": "when, UTC; NULL: still running, or killed",
        "outcome": "how it ended; NULL: still running, or killed",
        "summary": "JSON object of counts; of a `run` its summary line",
    },
    "frontier": {
        "key": "canonical address, the key; of a form the address and what tells it from others",
        "url": "address to fetch",
        "source": "sources.name",
        "kind": "`listing`, `article` or `attachment`",
        "host": "host whose turn it waits for",
        "priority": "a smaller one is fetched sooner",
        "state": "`pending`, `done`, `gone`, `refused`, `quarantined` or `failed`",
        "reason": "why, in one phrase",
        "attempts": "how often it was tried",
        "due_at": "not before this time, seconds since 1970; 0: at once",
        "discovered_at": "when it was first seen, UTC",
        "parent": "key of the page that named it",
        "etag": "ETag of its last answer, sent back as If-None-Match; NULL: none, or nothing was read",
        "last_modified": "Last-Modified of its last answer, sent back as If-Modified-Since; NULL as etag",
        "read_at": "when it was read last, seconds since 1970: after two months it is asked without condition",
        "visited_at": "when it was asked last, seconds since 1970; NULL: not yet",
        "revisit_after": "time from that visit to the next in seconds: shorter after a change, else longer",
        "revisit_at": "when it is asked again, seconds since 1970; first list pages do not wait",
        "dated": "day that a list page prints beside an article; NULL: none",
        "offers": "hashes of the articles that a list page offered last, to tell one that repeats; NULL: no list page",
        "form": "form to ask with, by POST; empty: by GET",
        "brought": (
            "what its last reading brought: `new`, `changed`, `unchanged`, `duplicate`, `links` or `nothing`; NULL: no "
            "answer was read"
        ),
        "declared": "how many articles a list page says that its list has; NULL: it does not say",
    },
    "measures": {
        "id": "row number",
        "source": "sources.name",
        "measured_at": "when the run ended, UTC",
        "verdict": "`healthy`, `broken`, or `accepted`: somebody looked and took it for what is usual",
        "reason": "what looked broken",
        "counts": (
            "JSON object: `pages` read, `unknown_layout` and `fallback` of them; `documents`, `news`, `news.lead`, "
            "`news.body`, `news.words`, `news.date`, `news.author`, `news.files`, `decision`, …; `listings`, `links`, "
            "`empty_listings`; `titles`, `replaced`; `added`, `reread`, `changed`; `added.dated`, "
            "`added.ahead`; `compared`, `compared.same_title`, `compared.same_end`; `fresh`, `fresh.recent`; `ends`, "
            "`beyond`; what is not there is 0"
        ),
        "body_length": "characters of the middle body of news; NULL: there were none",
        "reading": "name of the declaration and the version of doisoat that read: only runs of one are compared",
        "last_page": "the last of pages.id when the run ended",
    },
    **VIEW_COLUMNS,
}
