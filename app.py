"""The dashboard: `streamlit run app.py`. Page list and the frame around the pages; no SQL, no arithmetic."""

from stance.views.frame import run

run()
