"""Each hostile file ends in its outcome, and the reader goes on: a good file read after it is read right."""

import pytest
from hostile import HOSTILE

from doisoat.demo.one_page_pdf import one_page_pdf
from doisoat.files.apart import read_apart

SENTENCE = "Quyet dinh so 12/QD-UBND cong bo danh muc 25 thu tuc hanh chinh thuoc tham quyen cua tinh"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_has_its_outcome_and_harms_nobody(name):
    hostile = HOSTILE[name]
    reading = read_apart(hostile.make(), seconds=10)
    assert reading.outcome in hostile.outcomes, (reading.outcome, reading.reason)
    assert not hostile.reason or reading.reason == hostile.reason
    assert (reading.text is not None) == (reading.outcome == "read")
    after = read_apart(one_page_pdf(SENTENCE))
    assert after.text is not None
    assert SENTENCE in after.text.text
