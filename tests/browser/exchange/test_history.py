"""Back, Forward, undo and reload: a page's settings lie in the browser's history and in the tab."""

from playwright.sync_api import expect

PAGES = {"/activations": "activations", "/gates": "gates", "/sequence": "sequence", "/gradients": "gradients"}


def test_back_and_forward_walk_through_the_settings(visitors):
    unit = visitors.unit().open()
    unit.type_value("x", "2")
    unit.type_value("c_prev", "-1")
    unit.page.go_back()
    unit.expect_query(x="2")
    expect(unit.number("c_prev")).to_have_text("2.00")
    unit.page.go_back()
    unit.expect_query()
    expect(unit.number("x")).to_have_text("1.00")
    unit.page.go_forward()
    unit.page.go_forward()
    unit.expect_query(x="2", c="-1")
    expect(unit.number("c_prev")).to_have_text("−1.00")


def test_back_can_be_undone(visitors):
    unit = visitors.unit().open()
    unit.type_value("x", "2")
    unit.page.go_back()
    expect(unit.number("x")).to_have_text("1.00")
    with unit.answering():
        unit.page.keyboard.press("Control+z")
    expect(unit.number("x")).to_have_text("2.00")
    unit.expect_query(x="2")


def test_back_from_another_page_shows_what_was_there_and_nothing_unseen(visitors):
    unit = visitors.unit().open("/unit")
    page = unit.page
    page.get_by_role("link", name="What each gate does").first.click()
    gates = page.locator("[data-gates][data-answered]")
    gates.locator("[data-handle=x]").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("0.5")
    page.keyboard.press("Enter")
    expect(page).to_have_url(unit.server.address("/gates?x=0.5"))
    page.get_by_role("link", name="Gate by gate").first.click()
    unit.wait()
    page.get_by_role("link", name="What each gate does").first.click()
    # By the menu, as it was left.
    expect(page).to_have_url(unit.server.address("/gates?x=0.5"))
    expect(gates.locator("[data-handle=x]").first).to_contain_text("0.50")
    page.go_back()
    unit.wait()
    expect(page).to_have_url(unit.server.address("/unit"))
    page.go_back()
    expect(page).to_have_url(unit.server.address("/gates?x=0.5"))
    expect(gates.locator("[data-handle=x]").first).to_contain_text("0.50")
    page.go_back()
    expect(page).to_have_url(unit.server.address("/gates"))
    expect(gates.locator("[data-handle=x]").first).to_contain_text("1.00")
    page.go_back()
    unit.wait()
    expect(page).to_have_url(unit.server.address("/unit"))


def test_undo_survives_a_reload(visitors):
    unit = visitors.unit().open()
    unit.type_value("x", "2")
    unit.type_value("x", "3")
    unit.page.reload()
    unit.wait()
    for wanted in ("2.00", "1.00"):
        with unit.answering():
            unit.bar.get_by_role("button", name="Undo").click()
        expect(unit.number("x")).to_have_text(wanted)
    with unit.answering():
        unit.bar.get_by_role("button", name="Redo").click()
    expect(unit.number("x")).to_have_text("2.00")


def test_a_widget_and_the_diagram_change_the_same_address(visitors):
    unit = visitors.unit().open("/unit?c=3")
    unit.type_value("x", "2")
    # Streamlit still knows the first address only: nothing that it draws depends on the input.
    unit.main.get_by_text("One number against another").click()
    unit.expect_query(x="2", c="3", open="curve")
    expect(unit.number("x")).to_have_text("2.00")
    unit.type_value("x", "4")
    unit.expect_query(x="4", c="3", open="curve")


def test_a_change_made_while_a_widget_is_at_work_is_merged(visitors):
    """By the keyboard: the widget has the focus since before the change, so Streamlit does not know of it."""
    unit = visitors.unit().open("/unit?c=3")
    unit.main.get_by_role("button", name="Exact or by hand").or_(
        unit.main.get_by_role("radio", name="Exact or by hand")
    ).first.focus()
    unit.page.evaluate("() => { window.kept = document.activeElement; }")
    unit.type_value("x", "2")
    unit.page.evaluate("() => window.kept.click()")
    unit.expect_query(x="2", c="3", open="paper")
    expect(unit.number("x")).to_have_text("2.00")
    expect(unit.main.locator("p", has_text="The new long-term memory is")).to_contain_text("3.9906")


def test_every_pages_handle_leaves_an_entry_and_back_takes_it(visitors, server):
    page = visitors.page()
    for path, name in PAGES.items():
        page.goto(server.address(path))
        host = page.locator(f"[data-{name}][data-answered]")
        handle = host.locator("[data-handle]").first
        handle.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
        page.wait_for_function("() => location.search !== ''")
        page.go_back()
        page.wait_for_function("() => location.search === ''")
        expect(page).to_have_url(server.address(path))
