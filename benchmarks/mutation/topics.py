"""What provincial texts count: units inside and outside table 4.1, with what is done to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """`{did} 12 {unit}`, `12 {unit} {state}`, the others `{rest}`; `classes` part them without overlap.

    `short`: the noun may be dropped before a class (`12 mầm non, 8 tiểu học`). `tabled`: the unit stands in table 4.1.
    """

    unit: str
    whole: str
    did: str
    state: str
    rest: str
    classes: tuple[str, ...]
    tabled: bool = True
    short: bool = False


TOPICS = (
    Topic(
        "hồ sơ",
        "đến hạn trong kỳ",
        "trả kết quả đúng hẹn",
        "được trả kết quả đúng hẹn",
        "phải gia hạn",
        ("lĩnh vực đất đai", "lĩnh vực hộ tịch", "lĩnh vực xây dựng", "lĩnh vực giao thông"),
    ),
    Topic(
        "thủ tục hành chính",
        "thuộc thẩm quyền",
        "đưa lên trực tuyến",
        "được cung cấp trực tuyến",
        "chưa đủ điều kiện",
        ("ngành y tế", "ngành giáo dục", "ngành công thương", "ngành nông nghiệp"),
    ),
    Topic(
        "dịch vụ công",
        "đang vận hành",
        "tích hợp lên Cổng quốc gia",
        "đã tích hợp lên Cổng quốc gia",
        "chưa tích hợp",
        ("về thuế", "về bảo hiểm", "về đăng ký xe"),
    ),
    Topic(
        "hộ",
        "nghèo đã đăng ký",
        "hỗ trợ sửa nhà cho",
        "đã được sửa nhà",
        "còn chờ kinh phí",
        ("xây mới nhà ở", "sửa chữa nhà ở", "được vay vốn"),
    ),
    Topic(
        "doanh nghiệp",
        "đang hoạt động",
        "cấp chữ ký số cho",
        "đã dùng chữ ký số",
        "chưa chuyển đổi",
        ("nhỏ và siêu nhỏ", "vừa", "lớn"),
    ),
    Topic(
        "xã",
        "trong vùng dự án",
        "lắp trạm phát sóng cho",
        "có trạm phát sóng",
        "chưa có trạm phát sóng",
        ("miền núi", "đồng bằng", "ven biển"),
    ),
    Topic(
        "trường",
        "công lập",
        "kết nối học bạ số cho",
        "đã dùng học bạ số",
        "chưa kết nối",
        ("mầm non", "tiểu học", "trung học cơ sở", "trung học phổ thông"),
        short=True,
    ),
    Topic(
        "dự án",
        "khởi công mới",
        "bàn giao mặt bằng cho",
        "đã có mặt bằng sạch",
        "còn vướng mặt bằng",
        ("giao thông", "thủy lợi", "trường học", "y tế"),
    ),
    Topic("văn bản", "phát hành", "ký số", "được ký số", "còn ký giấy", ("chỉ đạo", "hướng dẫn", "trả lời kiến nghị")),
    Topic(
        "nhiệm vụ",
        "trong chương trình năm",
        "hoàn thành",
        "đã hoàn thành",
        "đang thực hiện",
        ("về thể chế", "về hạ tầng", "về nhân lực"),
    ),
    Topic(
        "công trình",
        "trong danh mục",
        "nghiệm thu",
        "đã nghiệm thu",
        "đang thi công",
        ("thủy lợi", "cấp nước", "điện chiếu sáng"),
    ),
    Topic("tài khoản", "được cấp", "kích hoạt", "đã kích hoạt", "chưa kích hoạt", ("cá nhân", "tổ chức"), short=True),
    Topic(
        "cán bộ",
        "cấp xã",
        "bồi dưỡng kỹ năng số cho",
        "đã qua bồi dưỡng",
        "chưa qua bồi dưỡng",
        ("khối đảng", "khối chính quyền", "khối đoàn thể"),
    ),
    Topic(
        "hợp tác xã",
        "trên địa bàn",
        "hướng dẫn bán hàng qua mạng cho",
        "đã bán hàng qua mạng",
        "chưa tham gia",
        ("trồng trọt", "chăn nuôi", "thủy sản"),
        tabled=False,
    ),
    Topic(
        "học sinh",
        "lớp 12",
        "làm căn cước cho",
        "đã có căn cước",
        "chưa có căn cước",
        ("khối công lập", "khối ngoài công lập"),
        tabled=False,
    ),
    Topic(
        "giáo viên",
        "phổ thông",
        "tập huấn cho",
        "đã dự tập huấn",
        "chưa dự tập huấn",
        ("tiểu học", "trung học cơ sở", "trung học phổ thông"),
        tabled=False,
    ),
    Topic(
        "lao động",
        "đăng ký tìm việc",
        "giới thiệu việc làm cho",
        "đã có việc làm",
        "còn chờ việc",
        ("ngành dệt may", "ngành điện tử", "ngành xây dựng", "ngành du lịch"),
        tabled=False,
    ),
    Topic(
        "thôn",
        "vùng cao",
        "kéo điện lưới tới",
        "đã có điện lưới",
        "chưa có điện lưới",
        ("thuộc khu vực I", "thuộc khu vực II", "thuộc khu vực III"),
        tabled=False,
    ),
    Topic(
        "trẻ em",
        "dưới 5 tuổi",
        "tiêm đủ mũi cho",
        "đã tiêm đủ mũi",
        "phải tiêm bù",
        ("ở thành thị", "ở nông thôn"),
        tabled=False,
    ),
    Topic(
        "camera",
        "theo thiết kế",
        "lắp đặt",
        "đã hoạt động",
        "chưa lắp",
        ("tại nút giao", "tại trường học", "tại chợ"),
        tabled=False,
    ),
    Topic(
        "sản phẩm",
        "dự thi",
        "gắn sao cho",
        "được gắn sao",
        "phải hoàn thiện thêm",
        ("thực phẩm", "đồ uống", "thủ công mỹ nghệ"),
        tabled=False,
        short=True,
    ),
    Topic(
        "cơ sở",
        "kinh doanh thực phẩm",
        "ký cam kết với",
        "đã ký cam kết",
        "chưa ký",
        ("ăn uống", "chế biến", "buôn bán"),
        tabled=False,
    ),
)

BODIES = (
    "Sở Tư pháp", "Sở Nội vụ", "Sở Y tế", "Sở Xây dựng", "Sở Công Thương", "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch", "huyện Tân Khê", "huyện Đông Lĩnh",
    "thị xã Phú Cát", "thành phố Sông Thao", "phường Cẩm Hà", "xã Bình Lâm", "UBND huyện Yên Trạch", "toàn tỉnh",
    "Công an tỉnh", "Trung tâm Phục vụ hành chính công tỉnh", "Ban Quản lý khu kinh tế", "ngành giáo dục",
    "các địa phương trong tỉnh", "cấp huyện", "khối sở, ngành", "UBND tỉnh",
)  # fmt: skip
