package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// blocks writes the blocks inside n.
func (w *writer) blocks(n ast.Node) {
	w.nested++
	for c := n.FirstChild(); c != nil; {
		c = w.unit(c)
	}
	w.nested--
}

// block writes one block.
func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.inlines(n)
		if n.NextSibling() != nil {
			w.put("\n")
		}
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		w.list(n, false)
	case *ast.Blockquote:
		w.quote(n)
	case *ast.CodeBlock:
		w.code(n, nil)
	case *ast.FencedCodeBlock:
		w.code(n, n.Language(w.body))
	case *ast.ThematicBreak:
		w.put("<hr>\n")
	case *ast.HTMLBlock:
		w.rawBlock(n)
	case *east.Table:
		w.table(n)
	case *east.DefinitionList:
		w.definitions(n)
	}
	w.separate('\n')
}

// paragraph writes a paragraph; one that is nothing but a picture becomes a
// figure, and one that shows nothing is left out.
func (w *writer) paragraph(p *ast.Paragraph) {
	if img, ok := p.FirstChild().(*ast.Image); ok && p.LastChild() == p.FirstChild() {
		w.figure(img)
		return
	}
	w.wrapped("<p>", "</p>\n", func() { w.inlines(p) })
}

// wrapped writes something between two tags, or nothing when it is empty.
func (w *writer) wrapped(open, end string, content func()) {
	start := len(w.html)
	w.put(open)
	content()
	if len(w.html) == start+len(open) {
		w.html = w.html[:start]
		return
	}
	w.put(end)
}

// code writes a code block. It takes the focus, since a long line is scrolled
// to with the keyboard.
func (w *writer) code(n ast.Node, language []byte) {
	w.put("<pre tabindex=\"0\"><code")
	if isName(language) {
		w.put(" class=\"language-")
		w.html = append(w.html, language...)
		w.put("\"")
	}
	w.put(">")
	for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
		line := s.Value(w.body)
		w.html = escapeText(w.html, line)
		w.plainText(bytes.TrimRight(line, "\r\n"))
		w.separate('\n')
	}
	w.put("</code></pre>\n")
}

// isName tells whether the word after a code fence can be part of a class.
func isName(b []byte) bool {
	for _, c := range b {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '_', c == '+', c == '#', c == '.':
		default:
			return false
		}
	}
	return len(b) > 0
}

// definitions writes a definition list.
func (w *writer) definitions(l *east.DefinitionList) {
	w.put("<dl>\n")
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		if _, ok := n.(*east.DefinitionTerm); ok {
			w.put("<dt>")
			w.quiet++
			w.inlines(n)
			w.quiet--
			w.put("</dt>\n")
		} else {
			w.put("<dd>")
			w.blocks(n)
			w.put("</dd>\n")
		}
		w.separate('\n')
	}
	w.put("</dl>\n")
}
