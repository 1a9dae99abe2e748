package markup

import (
	"bytes"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// link writes a link. One that is refused leaves its words.
func (w *writer) link(n *ast.Link) {
	if w.inLink || !w.repeat(n, n.Reference, len(n.Destination)+len(n.Title)) {
		w.inlines(n)
		return
	}
	dest := w.destOf(n.Destination)
	off, size := w.place(n, n.Destination, n.Reference != nil)
	if !w.allowLink(dest, off, size) {
		w.inlines(n)
		return
	}
	i := w.addLink(Link{Dest: dest, Off: w.from + off, Len: size})
	w.openLink(dest, n.Title, i)
	start := w.startText()
	w.inLink = true
	w.inlines(n)
	w.inLink = false
	w.links[i].words = w.since(start)
	w.closeLink(i)
}

// autoLink writes an address that stands for itself.
func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.body)
	url := n.URL(w.body)
	dest := w.destOf(url)
	if n.AutoLinkType == ast.AutoLinkEmail && !hasPrefixFold(dest, "mailto:") {
		dest = "mailto:" + dest
	}
	off, size := w.place(n, label, false)
	if w.inLink || !w.allowLink(dest, off, size) {
		w.plainText(label)
		w.html = escapeText(w.html, label)
		return
	}
	i := w.addLink(Link{Dest: dest, Off: w.from + off, Len: size})
	w.openLink(dest, nil, i)
	start := w.startText()
	w.plainText(label)
	w.html = escapeText(w.html, label)
	w.links[i].words = w.since(start)
	w.closeLink(i)
}

func (w *writer) addLink(l Link) int {
	w.links = append(w.links, linked{Link: l})
	return len(w.links) - 1
}

func (w *writer) openLink(dest string, title []byte, i int) {
	w.put("<a href=\"")
	w.address(dest, i)
	w.put("\"")
	if s := scheme(dest); s == "https" || s == "http" {
		w.put(" class=\"out\" rel=\"noreferrer\"")
	}
	w.title(title)
	w.put(">")
}

func (w *writer) closeLink(i int) {
	w.put("</a>")
	w.hole(HoleAfter, len(w.html), i)
}

// address writes the value of an href or src attribute.
func (w *writer) address(dest string, i int) {
	start := len(w.html)
	w.html = appendAddress(w.html, dest)
	w.hole(HoleHref, start, i)
}

func (w *writer) title(title []byte) {
	if len(title) > 0 {
		w.put(" title=\"")
		w.html = escapeAttr(w.html, decode(nil, title))
		w.put("\"")
	}
}

// image writes a picture inside a line.
func (w *writer) image(n *ast.Image) {
	w.picture(n, n.Title)
}

// figure writes a picture that has a paragraph to itself.
func (w *writer) figure(n *ast.Image) {
	start := len(w.html)
	w.put("<figure class=\"figure\">")
	first := len(w.html)
	if !w.picture(n, nil) {
		words := string(w.html[first:])
		w.html = w.html[:start]
		w.wrapped("<p>", "</p>\n", func() { w.put(words) })
		return
	}
	w.separate('\n')
	if len(n.Title) > 0 {
		title := decode(nil, n.Title)
		w.put("<figcaption>")
		w.html = escapeText(w.html, title)
		w.put("</figcaption>")
		w.plainText(title)
	}
	w.put("</figure>\n")
}

// picture writes an img element. One that is refused leaves its description,
// and picture returns false.
func (w *writer) picture(n *ast.Image, title []byte) bool {
	if !w.repeat(n, n.Reference, len(n.Destination)+len(n.Title)) {
		return false
	}
	dest := w.destOf(n.Destination)
	off, size := w.place(n, n.Destination, n.Reference != nil)
	start := w.startText()
	w.plain(n)
	alt := w.since(start)
	words := w.text[alt.from:alt.to]
	if !w.allowImage(dest, off, size) {
		w.html = escapeText(w.html, words)
		return false
	}
	if len(words) == 0 {
		w.report(max(n.Pos(), 0), len("![]"), "image-alt", "picture without words for people who cannot see it", "")
	}
	i := w.addLink(Link{Dest: dest, Image: true, Off: w.from + off, Len: size})
	w.links[i].words = alt
	w.put("<img src=\"")
	w.address(dest, i)
	w.put("\"")
	w.hole(HoleSize, len(w.html), i)
	w.put(" alt=\"")
	w.html = escapeAttr(w.html, words)
	w.put("\"")
	w.title(title)
	if !strings.EqualFold(path.Ext(dest), ".svg") { // drawings are small, and paper does not wait for what nobody scrolled to
		w.put(" loading=\"lazy\"")
	}
	w.put(">")
	return true
}

// repeat counts the bytes that a link by reference repeats, since a few bytes
// can stand for many, and tells whether that is bearable.
func (w *writer) repeat(n ast.Node, ref *ast.ReferenceLink, size int) bool {
	if ref != nil {
		if w.again += size; w.again > maxAgain {
			w.guard.brackets(max(n.Pos(), 0))
		}
	}
	return !w.guard.hit
}

// destOf makes the destination that is meant out of the one that is written.
// Browsers drop tabs and line ends in addresses and control signs around
// them, so both are dropped before anything is decided.
func (w *writer) destOf(md []byte) string {
	w.scratch = decode(w.scratch[:0], md)
	kept := w.scratch[:0]
	for _, c := range w.scratch {
		if c != '\t' && c != '\n' && c != '\r' {
			kept = append(kept, c)
		}
	}
	return string(bytes.TrimFunc(kept, func(r rune) bool { return r <= ' ' }))
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
