"""A live part stays as long as its place: Streamlit may dismiss a call that came late, after the one that replaced it."""

from playwright.sync_api import expect

from pages.ui.live.assets import bundle_address

# A later call has come before an earlier one, which Streamlit dismisses at once.
OVERTAKEN = """async (address) => {
  const { default: mount } = await import(new URL(address, document.baseURI).href);
  const place = document.createElement("div");
  place.id = "overtaken";
  place.innerHTML = "<div data-prose>Wait …</div>";
  document.body.append(place);
  const told = (text) => ({
    parentElement: place,
    data: { prose: { palette: { light: {}, dark: {} }, paragraphs: [[text]], small: false, vocabulary: "plain" } },
  });
  const later = mount(told("Here it is."));
  (await mount(told("What it was.")))();
  window.dismiss = await later;
}"""


def test_a_part_is_drawn_although_a_call_that_came_late_is_dismissed(page, server):
    page.goto(server.address("/activations"))
    expect(page.locator("[data-activations][data-answered]")).to_be_attached()
    page.evaluate(OVERTAKEN, bundle_address("lesson/prose.js"))
    place = page.locator("#overtaken")
    expect(place).to_have_text("Here it is.")
    # What is dismissed with its place is gone; what comes for it afterwards has nowhere to be drawn.
    place.evaluate("place => { place.remove(); window.dismiss(); }")
    expect(page.locator("[data-prose]", has_text="Here it is.")).to_have_count(0)
