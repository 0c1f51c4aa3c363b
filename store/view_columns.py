"""What every column of a view holds."""

from collections.abc import Mapping

_SEARCHED = {
    "title": "heading, with d for đ",
    "folded": "documents.text, with d for đ: as long, so that places are the same",
    "text": "documents.text",
    "words": "documents.words, with d for đ",
}

VIEW_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "search": _SEARCHED,
    "searchable": {"id": "documents.id", **_SEARCHED},
    "ledger": {
        "source": "sources.name",
        "address": "frontier.key",
        "kind": "`listing`, `article` or `attachment`",
        "outcome": "one word; `docs/monitors.md` lists them all",
        "reason": "why, in one phrase",
        "attempts": "how often it was tried",
        "parent": "key of the page that named it",
        "document": "documents.id of its document; NULL: it has none",
    },
    "open_findings": {
        "finding": "findings.id",
        "severity": "`error` or `warning`",
        "rule": "code of the check",
        "title": "heading of the document",
        "url": "address of the document",
        "source": "sources.name",
        "province": "province of the document, or else of its source",
        "published_at": "when it was published",
        "surface": "the printed text from the first to the last figure of the evidence",
        "sentence": "the printed sentence",
        "message_vi": "the arithmetic and the way out, in Vietnamese",
        "message_en": "the same in English",
        "fingerprint": "lasting name of the finding",
        "document": "documents.id",
    },
    "percentages_by_province": {
        "province": "province of the document, or else of its source",
        "year": "year of publication; NULL: unknown",
        "kind": "`percent`, or `change` in percent or percentage points",
        "surface": "exactly what is printed",
        "value_num": "the number",
        "role": "`achieved`, `target`, …",
        "url": "address of the document",
        "mention": "mentions.id",
        "document": "documents.id",
    },
    "attachments": {
        "document": "documents.id of the page that offers it",
        "source": "sources.name",
        "url": "address of the file",
        "name": "as the page prints it",
        "outcome": (
            "as files.outcome; where no file came, as frontier.state (`gone`, …), `redirected`, or `not_asked`: "
            "it lies on a host of no declared source, or its source wants no files"
        ),
        "reason": "why, in one phrase",
        "kind": "as files.kind; NULL: no file came",
        "file": "documents.id of its words; NULL: there are none",
    },
    "figures_by_page": {
        "document": "documents.id of the file's words",
        "mention": "mentions.id",
        "kind": "as mentions.kind",
        "surface": "exactly what is printed",
        "value": "as mentions.value",
        "page": "1, 2, 3, … as the file counts its pages",
        "ocr": "1 where the words were recognised in an image",
    },
    "citation_candidates": {
        "document": "documents.id of the text that cites",
        "mention": "mentions.id of the reference",
        "reference": "number and symbol as the law spells them (`1588/QĐ-UBND`)",
        "decision": "documents.id of a stored decision with that number; NULL: none is stored",
        "issued_on": "its day of issue as its page states it",
        "url": "its address",
        "obstacle": "why it is not the one that is meant, as `reason` in citations; NULL: it may be",
    },
    "citations": {
        "document": "documents.id of the text that cites",
        "source": "sources.name of that text",
        "title": "its heading",
        "url": "its address",
        "published_at": "when it was published",
        "mention": "mentions.id of the reference",
        "surface": "exactly what is printed",
        "reference": "number and symbol as the law spells them (`1588/QĐ-UBND`)",
        "role": "why it is cited: `basis`, `issued`, `amends`, …",
        "stated_date": "the day of issue that the text gives; NULL: none",
        "decision": "documents.id of the stored decision that is meant; NULL: see `reason`",
        "decision_title": "its heading",
        "decision_url": "its address",
        "issued_on": "its day of issue as its page states it",
        "reason": (
            "why there is no decision: `not_stored`, `short_form`, `other_province`, `other_issuer`, `other_date`, "
            "`other_year`, `issued_later`, `unknown_date`, `several_fit`, `itself`"
        ),
    },
}
