"""A Word file of everything that the reader knows."""

from __future__ import annotations

from support.wordfiles import A4, DEFAULTS, p, pstyle, style, tbl

NUMBERED = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
PARTS = {
    "styles": DEFAULTS
    + style("n", name="Normal", default=True)
    + style("h", based="n", name="heading 1", ppr=NUMBERED, rpr='<w:b/><w:rFonts w:asciiTheme="minorHAnsi"/>')
    + style("G", kind="table", more='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'),
    "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="2"/>'
    '<w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1.%2."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>",
    "theme": '<a:fontScheme name="x"><a:minorFont><a:latin typeface="Arial"/></a:minorFont></a:fontScheme>',
    "settings": "<w:evenAndOddHeaders/>",
    "footnotes": f'<w:footnote w:id="1">{p("chú thích")}</w:footnote>',
}
BODY = (
    p("Tiêu đề", pstyle("h"), '<w:sz w:val="28"/><w:color w:val="FF0000" w:themeColor="text1" w:themeTint="80"/>')
    + p(
        "chữ",
        f'{NUMBERED}<w:ind w:left="567" w:firstLine="5mm"/><w:spacing w:before="120" w:line="360"/>'
        '<w:jc w:val="both"/>',
    )
    + p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DATE"/>'
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    )
    + p(
        '<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="paragraph"><wp:posOffset>9</wp:posOffset>'
        '</wp:positionV><wp:extent cx="720000" cy="0"/><a:graphic><a:graphicData uri="x">'
        '<wps:wsp><wps:spPr><a:xfrm rot="0">'
        '<a:ext cx="720000" cy="0"/></a:xfrm><a:prstGeom prst="line"/><a:ln/></wps:spPr></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
        '<w:r><w:pict><v:group style="width:100mm;height:1mm" coordsize="100,1"><v:line from="0,0" to="50,0"/>'
        f"</v:group><v:rect style='width:9mm;height:5pt'><v:textbox inset='1mm,,2mm'>"
        f"<w:txbxContent>{p('hộp')}</w:txbxContent>"
        "</v:textbox></v:rect></w:pict></w:r>"
    )
    + tbl(
        (f'<w:tcPr><w:tcW w:w="50%" w:type="pct"/><w:gridSpan w:val="2"/></w:tcPr>{p("ô")}', p("_____")),
        (f"<w:tcPr><w:vMerge/></w:tcPr>{p()}", p("b", '<w:pBdr><w:top w:val="single"/></w:pBdr>')),
        tblpr='<w:tblStyle w:val="G"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="04A0"/>',
        grid=(1000, 2000, 3000),
    )
    + p("", A4.replace("</w:sectPr>", '<w:cols w:num="2"/><w:titlePg/></w:sectPr>'))
)
SECTION = A4.replace("<w:pgSz", '<w:headerReference w:type="default" r:id="rIdH"/><w:pgSz')
