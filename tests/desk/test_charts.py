"""Numbers become places."""

from doisoat.desk.charts import bars, curve, months_between


def test_bars_are_as_long_as_their_numbers() -> None:
    rows = {"a": {"error": 1, "warning": 0}, "b": {"error": 2, "warning": 2}}
    long, short = bars(rows, {"a": "/a"}, 100.0)
    assert (long.label, long.total, long.parts) == ("b", 4, (("error", 0.0, 50.0, 2), ("warning", 50.0, 50.0, 2)))
    assert (short.label, short.link, short.parts) == ("a", "/a", (("error", 0.0, 25.0, 1),))


def test_nothing_gives_no_bars() -> None:
    assert bars({}, {}, 100.0) == ()


def test_a_curve_stands_on_all_months() -> None:
    drawn = curve("x", {"2025-01": 50.0, "2024-11": 100.0}, ("2024-11", "2024-12", "2025-01"), (100.0, 60.0), 100.0)
    assert drawn.points == ((0.0, 0.0, "2024-11", 100.0), (100.0, 30.0, "2025-01", 50.0))
    assert drawn.path == "M0.0 0.0 L100.0 30.0"


def test_months_run_over_the_turn_of_the_year() -> None:
    assert months_between("2024-11", "2025-02") == ("2024-11", "2024-12", "2025-01", "2025-02")
    assert months_between("2025-02", "2025-02") == ("2025-02",)
