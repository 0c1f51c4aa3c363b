"""doisoat in a spaCy pipeline: the Vietnamese tokenizer and the figures as spans; the only importer of spaCy.

    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "doisoat.underthesea.v1"}}})
    nlp.add_pipe("doisoat_figures")
    nlp(text).spans["figures"]

`doc.text` is always the text given, character by character. The labels of the spans are the kinds of the mentions.
"""

from collections.abc import Callable, Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from doisoat.records import Mention
from extract.reader import read
from extract.tokens import word_spans

FIGURES = "figures"

if not Span.has_extension("mention"):
    Span.set_extension("mention", default=None)


class VietnameseTokenizer:
    """Cuts a text into underthesea's words; white space that is no single space is a token of its own."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text as a document."""
        pieces = list(_pieces(text))
        words = [word for word, _ in pieces]
        return Doc(self.vocab, words=words, spaces=[spaced for _, spaced in pieces])

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to keep: the words are underthesea's."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> "VietnameseTokenizer":
        """Nothing to take up."""
        return self

    def to_disk(self, _: object, **__: object) -> None:
        """Nothing to keep."""

    def from_disk(self, _: object, **__: object) -> "VietnameseTokenizer":
        """Nothing to take up."""
        return self


def create_tokenizer() -> Callable[[Language], VietnameseTokenizer]:
    """What spaCy asks for as `doisoat.underthesea.v1`; found by its entry point."""
    return lambda nlp: VietnameseTokenizer(nlp.vocab)


@Language.factory("doisoat_figures", default_config={"published": None})
def create_figures(nlp: Language, name: str, published: str | None) -> "Figures":
    """The pipe; `published` (YYYY-MM-DD) resolves dates without a year."""
    del nlp  # spaCy hands it to every factory
    return Figures(name, date.fromisoformat(published) if published else None)


class Figures:
    """Fills `doc.spans["figures"]`; each span carries its mention as `span._.mention`."""

    def __init__(self, name: str, published: date | None) -> None:
        self.name = name
        self.published = published

    def __call__(self, doc: Doc) -> Doc:
        """The same document with its figures; a mention inside a token takes the whole token."""
        doc.spans[FIGURES] = [
            span for mention in read(doc.text, self.published) if (span := _span(doc, mention)) is not None
        ]
        return doc


def _span(doc: Doc, mention: Mention) -> Span | None:
    span: Span | None = doc.char_span(mention.start, mention.end, label=mention.kind, alignment_mode="expand")
    if span is not None:
        span._.mention = mention
    return span


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Tokens and whether one space follows; together they are the text."""
    done = 0
    for start, end in (*word_spans(text), (len(text), len(text))):
        if done < start:  # white space beyond the single space that a token carries itself
            yield text[done:start], False
        if start < end:
            spaced = text[end : end + 1] == " "
            yield text[start:end], spaced
            done = end + spaced
