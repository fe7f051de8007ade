"""For teachers: a lesson of 45 minutes, and worksheets with keys."""

from pages.teach.spec import TEACH
from pages.ui.live.component import LiveScript, exchanging_part
from pages.ui.text.texts import text
from pages.ui.visits.visit import visit
from pages.ui.widgets.choices import show_notices
from pages.ui.widgets.row import settings_rows

here = visit(TEACH)
settings_rows(TEACH, here.state, folds=False)
show_notices(here.notices)
exchanging_part(
    LiveScript("teach", "pages/teach/teach.js", text("teach.waiting"), 560),
    TEACH.payload(here.state),
    here.screen,
)
