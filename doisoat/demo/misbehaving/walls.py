"""What stands before the pages: cookies, questions for people, frames for scripts to fill."""

from doisoat.demo.exchange import Request, Response, html_response
from doisoat.demo.misbehaving.fault import Fault, State
from doisoat.demo.misbehaving.site import ARTICLE, LIST, answering, article, listing_of

_COOKIE = "0123456789abcdef0123456789abcdef"
_STUB = html_response(f'<script>document.cookie="D1N={_COOKIE}"+"; path=/";window.location.reload(true);</script>')
_CAPTCHA = '<title>Xác thực</title><body><form><div class="g-recaptcha"></div>Xin xác nhận.</form></body>'
_SHELL = '<body><noscript>Hãy bật JavaScript.</noscript><div id="app"></div><script src="/app.js"></script></body>'
_SHIELD = "<html><head><title>Just a moment...</title></head><body></body></html>"


def _once(request: Request) -> Response:
    return html_response(listing_of((1, 2, 3))) if request.cookies.get("D1N") == _COOKIE else _STUB


def _wall(name: str, does: str, markup: str, reason: str) -> Fault:
    state: State = ("refused", reason)
    return Fault(name=name, does=does, portal=answering({ARTICLE: html_response(markup)}), ends={ARTICLE: state})


FAULTS = (
    Fault(
        name="cookie-once",
        does="wants its cookie D1N back before it shows the list",
        portal=answering({LIST: _once}),
        documents=3,
    ),
    Fault(
        name="cookie-for-ever",
        does="wants its cookie D1N back, and then again",
        portal=answering({LIST: _STUB}),
        ends={LIST: ("refused", "cookie challenge repeated")},
        documents=0,
        told="{host}: cookie challenge repeated",
    ),
    Fault(
        name="cookie-in-between",
        does="begins with the last article to want its cookie for ever",
        portal=answering({article(3): _STUB}),
        ends={article(3): ("refused", "cookie challenge repeated")},
        told="{host}: cookie challenge repeated",
    ),
    _wall("captcha", "asks for a captcha in place of an article", _CAPTCHA, "a captcha stands before the page"),
    _wall("script-shell", "sends a frame for scripts to fill", _SHELL, "an empty page for scripts to fill"),
    _wall("shield", "lets a shield against programs answer", _SHIELD, "a shield against programs answers"),
    Fault(
        name="captcha-everywhere",
        does="asks for a captcha on every page",
        portal=answering({LIST: html_response(_CAPTCHA)}),
        ends={LIST: ("refused", "a captcha stands before the page")},
        documents=0,
        told="{url}/tin-tuc: a captcha stands before the page",
    ),
)
