"""DataFrame → a small specification → Plotly; the palette, the Swedish formats and sentences."""
