"""The bare page that the benchmark measures the app against still runs and shows the same unit."""

from streamlit.testing.v1 import AppTest

from tests.bench.tools.servers import ROOT, SLIDER_PAGE


def test_it_shows_the_unit_and_both_charts():
    page = AppTest.from_file(str(ROOT / SLIDER_PAGE)).run()
    assert not page.exception
    assert len(page.slider) == 1 and len(page.get("plotly_chart")) == 2
    assert "2.9476" in page.markdown[0].value
