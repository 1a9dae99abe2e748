package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// heading writes a heading with its element.
func (w *writer) heading(h *ast.Heading) {
	open := w.here()
	h1 := w.headingInline(h)
	w.insert(open, "<h"+string(rune('0'+h1.Level))+" id=\"\">")
	w.putID(open, len("<h0 id=\""), h1.ID)
	w.put("</h")
	w.html = append(w.html, byte('0'+h1.Level))
	w.put(">\n")
	w.separate('\n')
}

// putID puts an id, with its hole, skip bytes after m. The id of a heading is
// known only when its words are written.
func (w *writer) putID(m mark, skip int, id string) {
	m.html += skip
	w.insert(m, id)
	w.holes = append(w.holes, Hole{})
	copy(w.holes[m.hole+1:], w.holes[m.hole:])
	w.holes[m.hole] = Hole{Kind: HoleID, Start: int32(m.html), End: int32(m.html + len(id))}
}

// headingInline writes the words of a heading, adds it to the outline and
// checks it.
func (w *writer) headingInline(h *ast.Heading) Heading {
	w.separate('\n')
	start := w.startText()
	w.quiet++
	w.inHead = true
	w.inlines(h)
	w.inHead = false
	w.quiet--
	words := w.since(start)
	text := w.text[words.from:words.to]

	out := Heading{Level: max(h.Level, 2), ID: w.take(string(text)), Off: w.from + w.headingPos(h)}
	w.headings = append(w.headings, headed{out, words})
	w.checkHeading(h, len(text) == 0)
	return out
}

func (w *writer) checkHeading(h *ast.Heading, empty bool) {
	off, last := w.headingPos(h), w.level
	width := 1
	if w.body[min(off, len(w.body)-1)] == '#' {
		width = h.Level
	}
	w.level = max(h.Level, 2)
	switch {
	case empty:
		w.report(off, width, "heading-empty", "heading without words", "")
	case h.Level == 1:
		w.report(off, width, "heading-level", "the page's title is its only # heading, and stands in the front matter", "use ##")
	case h.Level > last+1:
		signs := strings.Repeat("#", last+1)
		w.report(off, width, "heading-level", "heading of level "+string(rune('0'+h.Level))+" without one of level "+string(rune('0'+last+1))+" above it", "use "+signs)
	}
}

// headingPos is the place of the first # sign, or of the text of an
// underlined heading. The parser's own place is off by the width of a tab
// that a list or quote cuts in two.
func (w *writer) headingPos(h *ast.Heading) int {
	if h.Lines().Len() == 0 {
		return min(max(h.Pos(), 0), len(w.body))
	}
	start := h.Lines().At(0).Start
	line := bytes.LastIndexByte(w.body[:start], '\n') + 1
	signs := bytes.TrimRight(w.body[line:start], " \t")
	if marks := signs[len(bytes.TrimRight(signs, "#")):]; len(marks) == h.Level && len(signs) < start-line {
		return line + len(signs) - len(marks)
	}
	return start
}
