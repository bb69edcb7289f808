"""The PDF stage: the official Word file as PDF, by LibreOffice without its windows.

`libreoffice` runs the process and nothing else does; `stamp` and `fonts` are pure: bytes of a PDF in, values out.
"""
