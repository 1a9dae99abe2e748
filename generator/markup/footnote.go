package markup

import (
	"strconv"
	"strings"

	east "github.com/yuin/goldmark/extension/ast"
)

// Ids of footnotes hold a colon, which ids of headings cannot, so the two
// never meet.

// noteID is the id of the n-th footnote.
func noteID(n int) string { return "fn:" + strconv.Itoa(n) }

// refID is the id of a reference to the n-th footnote; ref counts from 0.
func refID(n, ref int) string {
	id := "fnref:" + strconv.Itoa(n)
	if ref > 0 {
		id += ":" + strconv.Itoa(ref+1)
	}
	return id
}

// isNoteID tells whether id is that of a footnote or of the first reference
// to it, in a page with so many footnotes.
func isNoteID(id string, notes int) bool {
	num, ok := strings.CutPrefix(id, "fn:")
	if !ok {
		num, ok = strings.CutPrefix(id, "fnref:")
	}
	n, err := strconv.Atoi(num)
	return ok && err == nil && 1 <= n && n <= notes && strconv.Itoa(n) == num
}

// noteRef writes the raised number that leads to a footnote. Inside a link
// there can be no other link, so it is only a number there.
func (w *writer) noteRef(n *east.FootnoteLink) {
	w.put("<sup id=\"")
	w.id(refID(n.Index, n.RefIndex))
	w.put("\">")
	if w.inLink {
		w.put(strconv.Itoa(n.Index) + "</sup>")
		return
	}
	w.put("<a href=\"#")
	w.id(noteID(n.Index))
	w.put("\" role=\"doc-noteref\">" + strconv.Itoa(n.Index) + "</a></sup>")
}

// noteBack writes the arrow that leads from a footnote back to the text.
func (w *writer) noteBack(n *east.FootnoteBacklink) {
	w.put(" <a href=\"#")
	w.id(refID(n.Index, n.RefIndex))
	w.put("\" role=\"doc-backlink\">\u21a9\ufe0e")
	if n.RefIndex > 0 {
		w.put("<sup>" + strconv.Itoa(n.RefIndex+1) + "</sup>")
	}
	w.put("</a>")
}

// footnotes writes the list of footnotes.
func (w *writer) footnotes(l *east.FootnoteList) {
	w.notesAt.from = w.here()
	w.put("<section class=\"footnotes\" role=\"doc-endnotes\"><ol>\n")
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		w.put("<li id=\"")
		w.id(noteID(n.(*east.Footnote).Index))
		w.put("\">")
		w.blocks(n)
		w.wrapped("<p>", "</p>\n", func() { w.inlines(n) }) // the way back, when the last block is no paragraph
		w.put("</li>\n")
		w.doc.notes++
	}
	w.put("</ol></section>\n")
	w.notesAt.to = w.here()
}
