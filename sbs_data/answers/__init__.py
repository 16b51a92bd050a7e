"""Facts → one frozen record for what a page says. No Streamlit, no SQL."""
