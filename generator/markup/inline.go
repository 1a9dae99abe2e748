package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// maxInline is how deep inline elements are written inside each other. Browsers
// stop at 512 elements, blocks included. Deeper ones lose their tags only.
const maxInline = 50

// inlines writes what is inside n.
func (w *writer) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

// node writes one inline node.
func (w *writer) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.words(n.Value(w.body), n.Segment.Stop)
		w.lineEnd(n)
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.Emphasis:
		if n.Level == 2 {
			w.element("strong", n)
		} else {
			w.element("em", n)
		}
	case *east.Strikethrough:
		w.element("del", n)
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n)
	case *ast.RawHTML:
		w.rawInline(n)
	case *east.FootnoteLink:
		w.noteRef(n)
	case *east.FootnoteBacklink:
		w.noteBack(n)
	}
}

func (w *writer) element(tag string, n ast.Node) {
	w.inline++
	if w.inline > maxInline {
		w.inlines(n)
	} else {
		w.put("<" + tag + ">")
		w.inlines(n)
		w.put("</" + tag + ">")
	}
	w.inline--
}

// words writes Markdown text without marks, which may hold escapes and ends at
// the offset end of the body.
func (w *writer) words(md []byte, end int) {
	plain := md
	if needsDecode(md) {
		w.scratch = decode(w.scratch[:0], md)
		plain = w.scratch
	}
	w.plainText(plain)
	if w.places != nil {
		w.placed(len(plain), end-len(md), end)
	}
	start := len(w.html)
	w.html = escapeText(w.html, plain)
	if w.quiet == 0 && !w.inLink {
		w.prose(start, plain)
	}
}

// prose records that the HTML from start is running text. It goes on the hole
// before when only a line end lies between. Text without letters is no prose.
func (w *writer) prose(start int, plain []byte) {
	if n := len(w.holes); n > 0 && w.holes[n-1].Kind == HoleProse {
		end := int(w.holes[n-1].End)
		if end == start || end == start-1 && w.soft == start {
			w.holes[n-1].End = int32(len(w.html))
			return
		}
	}
	if hasLetter(plain) {
		w.hole(HoleProse, start, 0)
	}
}

func hasLetter(s []byte) bool {
	for _, c := range s {
		if l := c | 0x20; 'a' <= l && l <= 'z' || c >= 0x80 {
			return true
		}
	}
	return false
}

// lineEnd writes the end of line that a text may have.
func (w *writer) lineEnd(t *ast.Text) {
	switch {
	case t.HardLineBreak():
		w.put("<br>\n")
		w.separate(' ')
	case t.SoftLineBreak():
		w.put("\n")
		w.soft = len(w.html)
		w.separate(' ')
	}
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.put("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		v := t.Value(w.body)
		if w.inCell && bytes.Contains(v, []byte(`\|`)) {
			v = bytes.ReplaceAll(v, []byte(`\|`), []byte("|")) // in a table, even code writes | so
		}
		if bytes.IndexByte(v, '\n') >= 0 {
			v = bytes.ReplaceAll(v, []byte("\n"), []byte(" "))
		}
		w.plainText(v)
		w.html = escapeText(w.html, v)
	}
	w.put("</code>")
}

// plain adds what is inside n to the plain text only.
func (w *writer) plain(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if v := c.Value(w.body); c.IsRaw() || !needsDecode(v) {
				w.plainText(v)
			} else {
				w.scratch = decode(w.scratch[:0], v)
				w.plainText(w.scratch)
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				w.separate(' ')
			}
		case *ast.AutoLink:
			w.plainText(c.Label(w.body))
		case *ast.RawHTML:
			w.rawInlineReport(c)
		default:
			w.plain(c)
		}
	}
}
