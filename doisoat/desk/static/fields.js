// What Datasette's own pages lack under the policy of the desk: a setting it would make in a script of the page, names
// of its fields for those who cannot see them, and Vietnamese on its buttons.
window.DATASETTE_ALLOW_FACET = true;
const NAMES = {
    "#sql-editor": "Câu lệnh SQL (SQL query)",
    "select[name^=_filter_column]": "Cột (column)",
    "select[name^=_filter_op]": "Phép so sánh (comparison)",
    "input[name^=_filter_value]": "Giá trị (value)",
    "#sort_by": "Sắp xếp theo (sort by)",
};
const BUTTONS = { "Run SQL": "Chạy · Run SQL", "Apply": "Lọc · Apply", "Export CSV": "Tải CSV · Export CSV" };
document.addEventListener("DOMContentLoaded", () => {
    for (const [fields, name] of Object.entries(NAMES)) {
        document.querySelectorAll(fields).forEach((field) => field.setAttribute("aria-label", name));
    }
    document.querySelectorAll("input[type=submit]").forEach((button) => { button.value = BUTTONS[button.value] || button.value; });
});
