package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// rawBlock drops a block of HTML and reports it. A comment is the author's own
// note and goes silently, but not with the words behind it, and not when it
// takes the rest of the page with it.
func (w *writer) rawBlock(n *ast.HTMLBlock) {
	off := n.Lines().At(0).Start
	end := n.Lines().At(n.Lines().Len() - 1).Stop
	if n.HasClosure() {
		end = n.ClosureLine.Stop
	}
	block := w.body[off:end]
	off += len(block) - len(bytes.TrimLeft(block, " \t"))
	block = w.body[off:end]
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		w.reportTag(off, block)
		return
	}
	stop := bytes.Index(block, []byte("-->"))
	if stop < 0 {
		w.report(off, len("<!--"), "html-raw", "the comment is not closed, so the text after it is lost", "end it with -->")
		return
	}
	after := block[stop+len("-->"):]
	if text := bytes.TrimSpace(after); len(text) > 0 {
		at := end - len(bytes.TrimLeft(after, " \t"))
		w.report(at, len(text), "html-raw", "text on the line where a comment ends is lost", "start a new line after -->")
	}
}

// rawInline shows a tag as text and reports it.
func (w *writer) rawInline(n *ast.RawHTML) {
	if first := n.Segments.At(0); isComment(first.Value(w.body)) {
		return
	}
	for _, s := range n.Segments.Sliced(0, n.Segments.Len()) {
		v := s.Value(w.body)
		w.plainText(v)
		w.html = escapeText(w.html, v)
	}
	w.rawInlineReport(n)
}

// rawInlineReport reports a tag. The closing tag of one that was reported in
// the same block is not told again.
func (w *writer) rawInlineReport(n *ast.RawHTML) {
	s := n.Segments.At(0)
	tag := s.Value(w.body)
	if isComment(tag) {
		return
	}
	in := n.Parent()
	for in != nil && in.Type() != ast.TypeBlock {
		in = in.Parent()
	}
	if bytes.HasPrefix(tag, []byte("</")) && w.tagged == in {
		return
	}
	w.tagged = in
	w.reportTag(s.Start, tag)
}

func isComment(tag []byte) bool { return bytes.HasPrefix(tag, []byte("<!--")) }

// reportTag reports the tag that html starts with.
func (w *writer) reportTag(off int, html []byte) {
	tag := html
	if i := bytes.IndexAny(tag, ">\r\n"); i >= 0 && tag[i] == '>' {
		tag = tag[:i+1]
	} else if i >= 0 {
		tag = tag[:i]
	}
	shown := tag
	if i := bytes.IndexAny(shown, " \t>"); i > 0 {
		shown = shown[:i] // the name is enough
	}
	const most = 40
	shown = bytes.ToValidUTF8(shown[:min(len(shown), most)], nil)
	hint := "write it in Markdown, or put it between backticks to show it"
	if bytes.EqualFold(shown, []byte("<br")) || bytes.EqualFold(shown, []byte("<br/")) {
		hint = "end the line with a backslash instead"
	}
	w.report(off, len(tag), "html-raw", "HTML tag "+string(shown)+">", hint)
}
