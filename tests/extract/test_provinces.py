"""Provinces by name, portal and date, across the reorganisation of 1 July 2025."""

from datetime import date

import pytest

from extract.provinces import era_of, province_named, province_of_host, province_of_text, provinces

BEFORE, AFTER = date(2024, 5, 1), date(2025, 8, 1)


def test_there_are_63_and_34():
    assert (len(provinces("pre")), len(provinces("post"))) == (63, 34)


def test_names_and_codes_are_unique_within_an_era():
    for era in ("pre", "post"):
        names, codes = [p.name for p in provinces(era)], [p.code for p in provinces(era)]
        assert len(set(names)) == len(names)
        assert len(set(codes)) == len(codes)


def test_every_old_province_has_a_successor_that_exists():
    assert {p.successor for p in provinces("pre")} == {p.name for p in provinces("post")}


def test_seven_codes_changed_their_meaning():
    old = {p.code: p for p in provinces("pre")}
    changed = [p for p in provinces("post") if p.code not in old or old[p.code].name != p.name]
    assert len(changed) == 7


@pytest.mark.parametrize(
    ("name", "day", "meant", "code"),
    [
        ("Bình Định", BEFORE, "Bình Định", "52"),
        ("Bình Định", AFTER, "Gia Lai", "52"),
        ("Gia Lai", BEFORE, "Gia Lai", "64"),
        ("tỉnh Hoà Bình", AFTER, "Phú Thọ", "25"),
        ("Hoà Bình", BEFORE, "Hòa Bình", "17"),
        ("Bắc Ninh", AFTER, "Bắc Ninh", "24"),
        ("Bắc Ninh", None, "Bắc Ninh", "24"),
    ],
)
def test_a_name_means_a_province_of_its_day(name, day, meant, code):
    province = province_named(name, day)
    assert province is not None
    assert (province.name, province.code, province.era) == (meant, code, era_of(day))


def test_without_a_day_an_old_name_stands_for_itself():
    province = province_named("Bình Định", None)
    assert province is not None
    assert (province.name, province.era) == ("Bình Định", "pre")


def test_an_unknown_name_means_none():
    assert province_named("Phù Lãng", BEFORE) is None


@pytest.mark.parametrize(
    ("host", "day", "meant"),
    [
        ("binhdinh.gov.vn", BEFORE, "Bình Định"),
        ("binhdinh.gov.vn", AFTER, "Gia Lai"),
        ("syt.gialai.gov.vn", AFTER, "Gia Lai"),
        ("www.bacgiang.gov.vn", AFTER, "Bắc Ninh"),
        ("example.vn", BEFORE, None),
    ],
)
def test_a_host_belongs_to_a_province(host, day, meant):
    province = province_of_host(host, day)
    assert (province.name if province else None) == meant


def test_a_text_speaks_of_the_province_it_names_most():
    text = "UBND tỉnh Bình Định họp. Tỉnh Bình Định học tập kinh nghiệm của tỉnh Gia Lai."
    province = province_of_text(text, BEFORE)
    assert province is not None
    assert province.name == "Bình Định"


def test_a_text_that_names_two_equally_often_speaks_of_none():
    assert province_of_text("tỉnh Bình Định và tỉnh Gia Lai ký kết hợp tác", BEFORE) is None
