"""The spaCy side: text kept to the letter, figures as spans."""

from importlib.metadata import entry_points

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import extract.spacy_pipe

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "doisoat.underthesea.v1"}}}
TEXT = "Cấp huyện thực hiện 214/402 thủ tục, đạt tỷ lệ 62,5%.\nTheo  Quyết định số 903/QĐ-UBND ngày 05/4/2023."


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("vi", config=CONFIG)
    pipeline.add_pipe("doisoat_figures")
    return pipeline


def test_the_text_is_kept_to_the_letter(nlp):
    assert nlp(TEXT).text == TEXT


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aắơ ỉ1,/%.\n\t\u00a0ĐQ-", max_size=60))
def test_any_text_is_kept_to_the_letter(nlp, text):
    assert nlp.make_doc(text).text == text


def test_words_are_those_of_the_segmenter(nlp):
    assert [token.text for token in nlp.make_doc("thủ tục hành chính")][:1] == ["thủ tục"]


def test_figures_become_spans_with_their_kind(nlp):
    doc = nlp(TEXT)
    figures = {(span.label_, span._.mention.surface) for span in doc.spans["figures"]}
    assert ("fraction", "214/402 thủ tục") in figures
    assert ("percent", "62,5%") in figures
    assert ("doc_ref", "Quyết định số 903/QĐ-UBND") in figures


def test_a_span_covers_its_mention(nlp):
    doc = nlp(TEXT)
    for span in doc.spans["figures"]:
        assert span.start_char <= span._.mention.start
        assert span._.mention.end <= span.end_char


def test_the_publication_date_reaches_the_reader():
    pipeline = spacy.blank("vi", config=CONFIG)
    pipeline.add_pipe("doisoat_figures", config={"published": "2020-09-16"})
    doc = pipeline("Sáng 15/9, UBND tỉnh họp.")
    [day] = doc.spans["figures"]
    assert day._.mention.value == "2020-09-15"


def test_both_are_found_by_their_entry_points():
    assert "doisoat.underthesea.v1" in {point.name for point in entry_points(group="spacy_tokenizers")}
    assert "doisoat_figures" in {point.name for point in entry_points(group="spacy_factories")}


def test_the_pipeline_survives_being_saved(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again(TEXT).text == TEXT
    assert extract.spacy_pipe.FIGURES in again(TEXT).spans
