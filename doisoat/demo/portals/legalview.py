"""The documents of the portal in Liferay 7 markup (`LegalView`): a table of decisions with a search form, and details.

For whoever reads these pages:

* `/web/guest/van-ban-chi-dao-dieu-hanh`, 5 rows a page, pager as in `cmsview` with the prefix of `PORTLET` below (that
  name is a guess). The form is sent by POST with `_<portlet>_number`, `…_symbol`, `…_summary` (part of the text, letter
  case aside), `…_fromPromul`, `…_toPromul` (`dd/MM/yyyy`), `…_fieldId`, `…_typeId`, `…_orgId` (one of the options).
  The same parameters by GET page through what was found. Nothing found: one row `td[colspan=4] > div.alert`.
* Row: STT; number and symbol, **printed as `symbol/number`**, `QĐ-UBND/2566`; the summary as `a` to the detail page and
  the files as `ul > li > a`; the day `dd/MM/yyyy`. Newest first.
* Detail: the page with `…_documentId=<n>&…_mvcRenderCommandName=view_detail`: two columns in a fixed order of labels,
  then `ul > li > a` files, then "Các văn bản cùng lĩnh vực khác". Files are PDFs under `/documents/10184/…` whose
  parameter `t` is volatile.
"""

from collections.abc import Mapping, Sequence
from html import escape

from doisoat.demo.decision import Decision
from doisoat.demo.exchange import Request, Response, html_response
from doisoat.demo.portals.hoabinh_frame import framed
from doisoat.demo.portals.legal_files import file_links, file_response
from doisoat.demo.portals.legal_search import form_markup, matching
from doisoat.demo.portals.markup import template
from doisoat.demo.portals.portlet_address import portlet_address, private_parameters
from doisoat.demo.portals.search_container import search_container

PAGE = "/web/guest/van-ban-chi-dao-dieu-hanh"
PORTLET = "vn_gov_hoabinh_portlet_legalview_LegalViewPortlet_INSTANCE_k3Rw7TqZbNcd"
PAGE_SIZE = 5


def answer(request: Request, decisions: Sequence[Decision], categories: Mapping[str, str]) -> Response | None:
    """The page or file asked for; `categories` are those of the side menu."""
    if request.path != PAGE:
        return file_response(request.path, decisions)
    newest = sorted(decisions, key=lambda decision: (decision.issued_on, decision.reference), reverse=True)
    private = private_parameters(PORTLET, {**request.query, **request.form})
    if "documentId" not in private:
        return html_response(framed("Văn bản chỉ đạo điều hành", _table(newest, private), categories))
    found = next((d for d in newest if document_number(d) == private["documentId"]), None)
    return None if found is None else html_response(framed(found.reference, _detail(found, newest), categories))


def document_path(decision: Decision) -> str:
    """The address of a decision's detail page."""
    return portlet_address(
        PAGE, PORTLET, {"documentId": document_number(decision), "mvcRenderCommandName": "view_detail"}
    )


def document_number(decision: Decision) -> str:
    """The decision's number in the content management system, which is not its own."""
    return f"{decision.issued_on:%y%m%d}{decision.number[-2:].zfill(2)}"


def _table(newest: Sequence[Decision], private: Mapping[str, str]) -> str:
    asked = {name: value for name, value in private.items() if name != "mvcRenderCommandName"}
    shown = search_container(matching(newest, asked), PAGE, PORTLET, asked, PAGE_SIZE)
    rows = "".join(_row(place, decision) for place, decision in enumerate(shown.rows, start=shown.first_row))
    nothing = '<tr><td colspan="4"><div class="alert alert-info">Không tìm thấy văn bản nào</div></td></tr>'
    return template("hoabinh_documents").substitute(
        action=PAGE, form=form_markup(PORTLET, newest, asked), rows=rows or nothing, pager=shown.pager
    )


def _row(place: int, decision: Decision) -> str:
    return template("hoabinh_document_row").substitute(
        place=place,
        number=escape(f"{decision.symbol}/{decision.number}"),
        href=escape(document_path(decision)),
        summary=escape(decision.summary),
        files=file_links(decision),
        date=f"{decision.issued_on:%d/%m/%Y}",
    )


def _detail(decision: Decision, newest: Sequence[Decision]) -> str:
    fields = {
        "Số văn bản": decision.number,
        "Ký hiệu văn bản": decision.symbol,
        "Ngày ban hành": f"{decision.issued_on:%d/%m/%Y}",
        "Người ký": decision.signer,
        "Trích yếu văn bản": decision.summary,
        "Cơ quan ban hành": decision.issuer,
        "Loại văn bản": decision.kind,
        "Lĩnh vực văn bản": decision.area,
        "Tình trạng văn bản": "Còn hiệu lực" if decision.in_force else "Hết hiệu lực",
    }
    others = [d for d in newest if d.area == decision.area and d != decision]
    return template("hoabinh_document").substitute(
        rows="".join(f'<tr><td width="30%">{k}</td><td width="70%">{escape(v)}</td></tr>' for k, v in fields.items()),
        files=file_links(decision),
        others="".join(
            f'<li><a href="{escape(document_path(d))}">{escape(d.reference)}: {escape(d.summary)}</a></li>'
            for d in others
        ),
    )
