"""Take home what is on screen: as a file under PyTorch's names, and as a program that prints the numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from lstm_core.files.take_home.code.programs import LIBRARIES, code, reads_a_file
from lstm_core.files.take_home.screens import Screen, arrays_of
from lstm_core.files.take_home.writing import WRITERS, Writer
from pages.ui.text.texts import text

NAME = "gatewise-network"


def take_home(
    screen: Screen,
    chosen: str,
    choose: Callable[[str], None],
    key: str,
    texts: Mapping[str, str] | None = None,
) -> None:
    """Draw the buttons for the files, and the program in the ``chosen`` library; ``choose`` gets another one.

    ``texts`` say in words what the files hold beside the numbers: from where they were taken, where their page can go
    back to that.
    """
    st.markdown(text("networks.take.title"))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for ending, write in WRITERS.items():
            st.download_button(
                f".{ending}", partial(_file, write, screen, texts or {}), f"{NAME}.{ending}",
                key=f"{key}_{ending}", on_click="ignore", icon=":material/download:",
            )  # fmt: skip
    if texts:
        # A link in a caption is too pale to be read by everybody.
        st.markdown(f":small[{text('networks.take.again')}]")
    else:
        st.caption(text("networks.take.files"))
    box = f"{key}_library"
    st.session_state[box] = chosen
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.segmented_control(
            text("networks.take.program"),
            list(LIBRARIES),
            key=box,
            format_func=lambda library: text(f"networks.take.libraries.{library}"),
            on_change=lambda: choose(st.session_state[box] or chosen),
        )
        program = code(screen, chosen)
        st.download_button(
            text("networks.take.save"), program, f"gatewise_{chosen}.py", "text/x-python",
            key=f"{key}_program", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
    st.caption(text("networks.take.reads") if reads_a_file(screen) else text("networks.take.prints"))
    st.code(program, language="python", wrap_lines=True)


def _file(write: Writer, screen: Screen, texts: Mapping[str, str]) -> bytes:
    return write(arrays_of(screen), texts)
