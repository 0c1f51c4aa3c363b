"""`read` beside `underthesea.word_tokenize` alone on the same texts."""

from benchmarks.rounds import Row, compared
from doisoat.demo.articles import articles_of
from extract.reader import read


def measure() -> Row:
    """Everything `read` does, beside the tokens alone, over the 40 demonstration texts."""
    from underthesea import word_tokenize

    texts = ["\n".join((article.title, article.lead, *article.body)) for article in articles_of(40)]
    return compared(
        f"read / underthesea.word_tokenize ({len(texts)} texts)",
        lambda: [read(text) for text in texts],
        lambda: [word_tokenize(text, use_token_normalize=False) for text in texts],
    )
