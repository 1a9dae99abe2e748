package markup

import "github.com/yuin/goldmark/ast"

// place finds where in the body the destination of a link or picture stands,
// and how many bytes it has there. For a link by reference, or one without a
// destination, it is the place of the whole link.
func (w *writer) place(n ast.Node, dest []byte, byRef bool) (off, size int) {
	if off, ok := aliasOf(w.body, dest); ok && !byRef {
		return off, len(dest)
	}
	start := max(n.Pos(), 0)
	return start, w.endOf(n) - start
}

// aliasOf tells where part stands in body when it is a slice of it. The
// parser hands out such slices wherever it need not change the text, and then
// the place is exact however often the same words stand on the page.
func aliasOf(body, part []byte) (off int, ok bool) {
	off = cap(body) - cap(part)
	if len(part) == 0 || off < 0 || off+len(part) > len(body) {
		return 0, false
	}
	return off, &body[off] == &part[0]
}

// endOf finds the end of a link by reference: the bracket after its words, and
// the one after the name of the reference when it stands apart.
func (w *writer) endOf(n ast.Node) int {
	end := max(n.Pos(), 0) + 1
	for c := n.LastChild(); c != nil; c = c.LastChild() {
		if t, ok := c.(*ast.Text); ok {
			end = max(end, t.Segment.Stop)
		}
	}
	end = w.after(end, ']')
	if end < len(w.body) && w.body[end] == '[' {
		end = w.after(end, ']')
	}
	return end
}

// after is the offset after the next c on the line, or the offset itself.
func (w *writer) after(off int, c byte) int {
	for i := off; i < len(w.body) && w.body[i] != '\n'; i++ {
		if w.body[i] == c {
			return i + 1
		}
	}
	return off
}
