"""Two pages as small as pages can be, to see what a visit does by itself: a number, the words, and a look."""

from dataclasses import dataclass, replace

from pages.ui.visits.visits import PageStore


@dataclass(frozen=True)
class Note:
    """``look`` says where one is looking, which undo leaves alone."""

    number: int = 0
    vocabulary: str = "plain"
    look: str = ""

    def same_settings(self, other):
        return (self.number, self.vocabulary) == (other.number, other.vocabulary)

    def with_settings_of(self, other):
        return replace(other, look=self.look)


def decode(query):
    text = query.get("n", "0")
    known = text.isdigit()
    note = Note(int(text) if known else 0, query.get("words", "plain"), query.get("look", ""))
    return note, () if known else ("“n” is no number.",)


def encode(note):
    query = {"n": str(note.number), "words": note.vocabulary, "look": note.look}
    return {name: text for name, text in query.items() if text not in ("0", "plain", "")}


PAGES = {name: PageStore(name, decode=decode, encode=encode) for name in ("one", "two")}


def script():
    """Show the page that the session says; its widgets change the note."""
    import streamlit as st

    from tests.ui.visits.notebook import PAGES

    visits = PAGES[st.session_state.get("page", "one")]
    visit = visits.load()
    note = visit.history.present
    st.session_state["number"] = note.number
    st.number_input(
        "Number", key="number", on_change=lambda: visits.change(number=int(st.session_state["number"]))
    )
    st.button("Look", on_click=lambda: visits.change(look="here"))
    st.button("Words", on_click=lambda: visits.change(vocabulary="roles"))
    st.button("Undo", on_click=lambda: visits.get().set(visits.get().history.undo()))
    st.json(
        {"number": note.number, "words": note.vocabulary, "look": note.look, "past": len(visit.history.past)}
    )
    for notice in visit.notices:
        st.caption(notice)
    visits.write_url(visit)
