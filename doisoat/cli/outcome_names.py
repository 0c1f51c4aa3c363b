"""What people call the outcomes of `store.ledger`, in its order."""

from collections.abc import Mapping

OUTCOME_NAMES: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "stored": "mới hoặc thay đổi",
        "unchanged": "như cũ",
        "not_modified": "máy chủ báo không đổi",
        "duplicate": "trùng văn bản khác",
        "redirected": "chuyển hướng",
        "listed": "trang danh mục",
        "quarantined": "bị giữ lại",
        "unknown_layout": "bố cục lạ",
        "unreadable": "không đọc được",
        "gone": "không còn",
        "refused_by_robots": "robots.txt không cho",
        "refused_by_portal": "cổng từ chối",
        "refused_by_guard": "bị chặn để an toàn",
        "failed": "thất bại sau mọi lần thử",
        "waiting": "còn chờ",
        "unexplained": "không rõ kết quả",
        "missing": "không có trong sổ",
    },
    "en": {
        "stored": "new or changed",
        "unchanged": "as before",
        "not_modified": "not modified",
        "duplicate": "duplicates",
        "redirected": "redirected",
        "listed": "list pages",
        "quarantined": "held back",
        "unknown_layout": "unknown layout",
        "unreadable": "unreadable",
        "gone": "gone",
        "refused_by_robots": "refused by robots.txt",
        "refused_by_portal": "refused by the portal",
        "refused_by_guard": "refused by our guard",
        "failed": "failed after every try",
        "waiting": "waiting",
        "unexplained": "unexplained",
        "missing": "missing",
    },
}
