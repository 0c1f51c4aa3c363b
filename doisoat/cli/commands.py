"""The register of commands: what `--help` lists, and where each one lives until it is needed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Entry(NamedTuple):
    """`module` holds the click command as `command`; the one-line helps stand here so that it need not be imported."""

    module: str
    en: str
    vi: str


COMMANDS: Mapping[str, Entry] = MappingProxyType(
    {
        "demo": Entry(
            "doisoat.cli.demo",
            "Show the whole chain against the built-in portals.",
            "Chạy thử toàn bộ quy trình với các cổng thông tin có sẵn.",
        ),
        "sources": Entry(
            "doisoat.cli.sources",
            "List, show, try and add portals; release what is held back.",
            "Liệt kê, xem, thử, thêm cổng; dùng lại văn bản bị giữ.",
        ),
        "crawl": Entry(
            "doisoat.cli.crawl", "Gather documents from the portals.", "Thu thập văn bản từ các cổng thông tin."
        ),
        "import": Entry(
            "doisoat.cli.take_in",
            "Take in saved texts, pages, files and web archives.",
            "Nạp tệp văn bản, HTML, PDF, DOCX hoặc kho lưu WARC.",
        ),
        "extract": Entry(
            "doisoat.cli.extract", "Read the figures of the stored documents.", "Đọc số liệu trong các văn bản đã lưu."
        ),
        "validate": Entry(
            "doisoat.cli.validate",
            "Check the figures of the stored documents.",
            "Đối soát số liệu của các văn bản đã lưu.",
        ),
        "report": Entry(
            "doisoat.cli.report_page",
            "Write what was found as one page of HTML.",
            "Xuất kết quả thành một trang HTML.",
        ),
        "run": Entry(
            "doisoat.cli.run",
            "Gather, read and check in one go, for a timer.",
            "Thu thập, đọc và đối soát một lượt, dùng cho lịch chạy tự động.",
        ),
        "backup": Entry("doisoat.cli.backup", "Copy the database, also while it is in use.", "Sao lưu cơ sở dữ liệu."),
        "show": Entry(
            "doisoat.cli.show",
            "Show a document with its figures and findings.",
            "Xem một văn bản cùng số liệu và kết quả.",
        ),
        "serve": Entry(
            "doisoat.cli.serve",
            "Show the database in a browser.",
            "Mở cơ sở dữ liệu trong trình duyệt.",
        ),
        "search": Entry(
            "doisoat.cli.search",
            "Find documents by words and by figures.",
            "Tìm văn bản theo từ ngữ và theo số liệu.",
        ),
        "ledger": Entry(
            "doisoat.cli.ledger",
            "Tell what became of every address.",
            "Xem kết quả của từng địa chỉ đã biết.",
        ),
        "references": Entry(
            "doisoat.cli.references",
            "Tell which decisions are cited or missing.",
            "Xem văn bản được viện dẫn, văn bản còn thiếu.",
        ),
        "export": Entry(
            "doisoat.cli.export",
            "Write the tables as CSV, JSON lines or Parquet.",
            "Xuất các bảng ra CSV, JSONL hoặc Parquet.",
        ),
        "review": Entry(
            "doisoat.cli.review", "Judge a finding: write it into the baseline.", "Ghi nhận định về một kết quả."
        ),
        "rebuild": Entry(
            "doisoat.cli.rebuild", "Make the database anew from the archive.", "Dựng lại cơ sở dữ liệu từ kho lưu."
        ),
        "doctor": Entry(
            "doisoat.cli.doctor",
            "Tell what is installed and what is missing.",
            "Xem chương trình, thư viện nào đã có, còn thiếu.",
        ),
        "config": Entry("doisoat.cli.config", "Show the settings in force.", "Xem các thiết lập đang có hiệu lực."),
        "read": Entry("doisoat.cli.read", "Read the figures of text files.", "Đọc số liệu trong tệp văn bản."),
        "check": Entry("doisoat.cli.check", "Check the figures of text files.", "Đối soát số liệu trong tệp văn bản."),
    }
)
