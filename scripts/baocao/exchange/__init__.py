"""Word brought into Markdown: strangers' files become reports. Pure, but for what starts LibreOffice."""
