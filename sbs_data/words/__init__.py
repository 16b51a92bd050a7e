"""The Swedish sentences and formats. Plain text: a page shows it as it is."""
