"""Walls and excuses are told from pages, and articles that speak of them are pages."""

import pytest
from crawl_client import rows, states
from scripted_portal import Answer, article_page, list_page, running_portal

from crawler.soft_404 import says_it_is_gone
from crawler.walls import wall

CAPTCHA, SHELL, SHIELD = (
    "a captcha stands before the page", "an empty page for scripts to fill", "a shield against programs answers",
)  # fmt: skip
WALLS = {
    "recaptcha": (
        '<title>Xác thực</title><body><form><div class="g-recaptcha" data-sitekey="k"></div>Xin xác nhận.</form>',
        CAPTCHA,
    ),
    "hcaptcha": ('<body><div class="h-captcha"></div><p>Một bước nữa</p></body>', CAPTCHA),
    "turnstile": ('<body><script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>', CAPTCHA),
    "a captcha of the portal's own": ('<form>Nhập mã <img src="/ma.jpg"><input name="captcha"></form>', CAPTCHA),
    "vue": ('<body><noscript>Hãy bật JavaScript.</noscript><div id="app"></div><script src="/app.js"></script>', SHELL),
    "react": ('<body><div id="root"> </div><script src="/main.js"></script><footer>Bản quyền</footer>', SHELL),
    "a stub": (
        "<html><head><script>window.location.href='/x?k='+Math.random();</script></head><body></body></html>",
        SHELL,
    ),
}
LONG = " ".join(["Hệ thống dùng captcha để chặn máy tự động gửi hồ sơ."] * 20)


@pytest.mark.parametrize("name", WALLS)
def test_walls(name):
    markup, reason = WALLS[name]
    assert wall(markup.encode(), None) == reason


@pytest.mark.parametrize(
    "markup",
    [
        article_page(2),
        f'<h1>Cổng mới</h1><p>{LONG}</p><form><div class="g-recaptcha"></div></form>',
        f'<div id="app"></div><div id="root"></div><script></script><p>{LONG}</p>',
        "<h1>Trang mới</h1><p>Đang cập nhật.</p>",
        "",
    ],
)
def test_pages_that_are_no_walls(markup):
    assert wall(markup.encode(), None) is None


@pytest.mark.parametrize(
    "markup",
    [
        "<title>404</title>", "<title>Lỗi 404 - Tỉnh X</title>", "<title>Tỉnh X | Không tìm thấy trang</title>",
        "<title>404 Not Found</title>", "<h1>Page not found</h1>", "<h1>Trang bạn yêu cầu không tồn tại.</h1>",
        "<h1>Bài viết này đã bị xóa</h1>", "<title>Object moved</title>", "<h1>Đường dẫn không tồn tại!</h1>",
    ],
)  # fmt: skip
def test_excuses(markup):
    assert says_it_is_gone(markup.encode(), None)


@pytest.mark.parametrize(
    "markup",
    [
        "<title></title><h1></h1>", "<h1>Công bố 404 thủ tục</h1>", "<h1>Vì sao không tìm thấy hồ sơ đã nộp?</h1>",
        "<h2>Không tìm thấy</h2>", "<p>404</p>", "<h1>Xử lý nội dung không tồn tại trên mạng</h1>", "<h1>Lỗi</h1>",
    ],
)  # fmt: skip
def test_what_is_no_excuse(markup):
    assert not says_it_is_gone(markup.encode(), None)


def test_walls_and_excuses_are_never_documents_and_articles_about_them_are(run_crawl, tmp_path):
    about = article_page(1).replace(
        "hồ sơ.", f'hồ sơ. {LONG}</p><p>Nhập captcha.</p><div class="g-recaptcha"></div><p>'
    )
    pages = {f"/tin-tuc/a/w{n}.html": markup for n, (markup, _) in enumerate(WALLS.values())}
    pages |= {
        "/tin-tuc/a/cf.html": "<html><head><title>Just a moment...</title></head></html>",
        "/tin-tuc/a/gone.html": "<title>Không tìm thấy trang</title><p>Xin lỗi.</p>",
        "/tin-tuc/a/ve-captcha.html": about,
        "/tin-tuc/a/ngan.html": article_page(7).replace("</body>", '<input name="captcha"></body>'),
    }
    scripts = {path: [Answer(markup.encode())] for path, markup in pages.items()}
    scripts["/tin-tuc/a/403.html"] = [Answer(b"<title>Just a moment...</title>", 403)]
    scripts["/tin-tuc/a/503.html"] = [Answer(b"<title>Just a moment...</title>", 503)]
    listing = Answer(list_page(1, 1, *scripts).encode())
    with running_portal(1, {"/tin-tuc": [listing], **scripts}) as portal:
        run_crawl(portal.url, options={"settings": {"DOISOAT_SILENCE": 99}})
    found = states(tmp_path)
    walls = [found[path] for path in pages if path.startswith("/tin-tuc/a/w")]
    assert walls == [("refused", reason) for _, reason in WALLS.values()]
    assert [found[f"/tin-tuc/a/{name}.html"] for name in ("cf", "403", "503")] == [("refused", SHIELD)] * 3
    assert found["/tin-tuc/a/gone.html"] == ("gone", "a page that says so")
    stored = {url.rpartition("/")[2] for (url,) in rows(tmp_path, "SELECT url FROM documents")}
    assert stored == {"bai-1.html", "ve-captcha.html", "ngan.html"}


def test_a_host_that_shows_walls_only_is_left_alone(run_crawl, tmp_path):
    shield = {f"/tin-tuc/a/bai-{n}.html": [Answer(WALLS["recaptcha"][0].encode())] for n in range(1, 13)}
    with running_portal(12, {"/tin-tuc": [Answer(list_page(1, 4).encode())], **shield}) as portal:
        portal.reset({**shield, "/tin-tuc": [Answer("".join(list_page(n, 12) for n in (1, 2, 3)).encode())]})
        crawled = run_crawl(portal.url, options={"settings": {"DOISOAT_SILENCE": 4}})
    assert len(portal.paths) == 2 + 4
    assert crawled.told["broken"] == {"binhdinh": f"127.0.0.1: {CAPTCHA}"}


@pytest.mark.parametrize("markup", [WALLS["recaptcha"][0], WALLS["vue"][0]])
def test_a_wall_before_a_list_is_told(run_crawl, tmp_path, markup):
    with running_portal(3, {"/tin-tuc": [Answer(markup.encode())]}) as portal:
        crawled = run_crawl(portal.url)
    assert states(tmp_path)["/tin-tuc"][0] == "refused"
    assert list(crawled.told["broken"]) == ["binhdinh"]
