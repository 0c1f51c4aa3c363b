"""Which figures may be compared: the same unit, merely related units, or neither (domain 7.4, 7.5)."""

from doisoat.checks.figure import Figure

SAME, RELATED, DIFFERENT = "same", "related", "different"

#: Units that one phrase may use for a part of the other.
_KIN = (
    frozenset({"tthc", "dvctt", "dvc"}),
    frozenset({"nguoi", "dai_bieu", "cu_tri"}),
    frozenset({"xa", "dvhc_xa"}),
    frozenset({"huyen", "dvhc_huyen"}),
    frozenset({"tinh", "dvhc_tinh"}),
    frozenset({"so", "ban", "nganh", "so_ban_nganh", "don_vi", "co_quan"}),
    frozenset({"ho", "ho_gia_dinh", "ho_kinh_doanh"}),
)
#: Words that count people by what they are.
_PERSONS = frozenset({"nữ", "nam", "trẻ", "dân", "đảng", "thanh", "phụ", "nông", "cựu"})
#: Nouns of people outside the table of units.
_PEOPLE = frozenset(
    {"học viên", "học sinh", "sinh viên", "giáo viên", "lao động", "người lao động", "đảng viên", "đoàn viên"}
    | {"hội viên", "trẻ em", "công nhân", "bác sĩ", "cán bộ", "thí sinh", "ứng cử viên", "thanh niên", "nông dân"}
)
_PERSON_UNITS = frozenset({"nguoi", "dai_bieu", "cu_tri"})
_LOOSE_KIN = (frozenset({"don", "vu_viec", "doan", "luot", "nguoi", "y_kien"}),)
#: Units of bodies that have names.
BODIES = frozenset(
    {"so", "ban", "nganh", "so_ban_nganh", "tinh", "dvhc_tinh", "huyen", "dvhc_huyen", "xa", "dvhc_xa"}
    | {"don_vi", "co_quan", "phong", "truong", "bo_nganh", "dia_phuong"}
)
#: Units whose bearers can reach a rate themselves: in `12 xã đạt 90%` the 90 % may be each commune's.
ACTORS = BODIES | {
    *("ho", "ho_gia_dinh", "ho_kinh_doanh", "doanh_nghiep", "du_an", "cong_trinh", "lop", "nguoi"),
    *("chi_tieu", "tieu_chi", "nhiem_vu", "nhom", "mo_hinh", "other"),
}


def unit_of(figure: Figure) -> str:
    """The unit as one code: a count's, `money:VND`, `duration:D`; empty where none is known."""
    mention, quantity = figure.mention, figure.mention.quantity
    if mention.kind == "duration":
        return f"duration:{str(mention.value)[-1:]}"
    if quantity is None:
        return ""
    if mention.kind == "money":
        return f"money:{quantity.currency or 'VND'}"
    return quantity.unit or ""


def noun_of(figure: Figure) -> str:
    """The printed noun of the unit, lower-case."""
    quantity = figure.mention.quantity
    return (quantity.unit_text or "").lower() if quantity else ""


def kinship(one: Figure, two: Figure) -> str:
    """How the units of two figures stand to each other; a figure without a unit goes with any."""
    first, second = unit_of(one), unit_of(two)
    if not first or not second:
        return SAME
    if first == second:
        if first == "other" and _gender_of(one, two):
            return RELATED
        alike = noun_of(one) == noun_of(two) or first not in ("other", "luot")
        return SAME if alike else (RELATED if first == "luot" else DIFFERENT)
    pair = {first, second}
    if pair & _PERSON_UNITS and any(_person(figure) for figure in (one, two)):
        return RELATED
    if any(pair <= group for group in (*_KIN, *_LOOSE_KIN)):
        return RELATED
    return DIFFERENT


def _gender_of(one: Figure, two: Figure) -> bool:
    """`3.205 nam` among `3.302 học viên`."""
    nouns = {noun_of(one), noun_of(two)}
    gender = {noun for noun in nouns if noun.partition(" ")[0] in ("nam", "nữ")}
    return bool(gender) and nouns - gender <= _PEOPLE


def _person(figure: Figure) -> bool:
    return unit_of(figure) == "other" and noun_of(figure).partition(" ")[0] in _PERSONS


def loosely_related(one: Figure, two: Figure) -> bool:
    """Related only in the sense that an exact sum may confirm, and nothing may contradict."""
    pair = {unit_of(one), unit_of(two)}
    return len(pair) > 1 and any(pair <= group for group in _LOOSE_KIN)
