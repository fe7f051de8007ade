"""The way in: ``streamlit run app.py`` serves the pages with security headers, compressed and warmed up."""

import streamlit as st

from pages.server import lifespan, middleware, routes

app = st.App("pages/router.py", routes=routes(), middleware=middleware(), lifespan=lifespan)
