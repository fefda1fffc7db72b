"""Figures from frames: no query, no Streamlit. Every point carries as `customdata` the key of its statements."""
