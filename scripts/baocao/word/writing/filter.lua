-- Raw HTML stays as the letters the author wrote, and a picture as its words. Nothing is embedded.

local function lines(text)
  local words = pandoc.List()
  for line in (text:gsub("\n+$", "") .. "\n"):gmatch("([^\n]*)\n") do
    if #words > 0 then words:insert(pandoc.LineBreak()) end
    words:insert(pandoc.Str(line))
  end
  return words
end

function RawInline(raw) return lines(raw.text) end
function RawBlock(raw) return pandoc.Para(lines(raw.text)) end
function Image(image) return image.caption end
