"""Learning the weights: the twelve numbers find their place before the reader's eyes."""

import streamlit as st

from pages.training.explore import explore
from pages.training.session import TRAINING, follow
from pages.training.settings import settings
from pages.training.stage import stage

visit = TRAINING.visit()
follow(visit.history.present)
settings(visit.history.present)
if visit.notices:
    st.caption(f":material/info: {' '.join(visit.notices)}")
stage()
explore()
