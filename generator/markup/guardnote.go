package markup

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// noteGuard counts footnotes before their parser stores them.
type noteGuard struct{ parser.BlockParser }

func (n noteGuard) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	g := guardOf(pc)
	_, seg := reader.PeekLine()
	if g.notes > maxNotes {
		return nil, parser.NoChildren
	}
	node, state := n.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return node, state
	}
	if g.notes++; g.notes > maxNotes {
		g.refuse(seg.Start, "file-footnotes", fmt.Sprintf("the page has more than %d footnotes", maxNotes), "")
	}
	return node, state
}

// refGuard counts references to footnotes: each is looked up in a list.
type refGuard struct{ parser.InlineParser }

func (r refGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	g := guardOf(pc)
	if g.notes == 0 {
		return nil // no footnotes, so this is plain text
	}
	line, seg := block.PeekLine()
	if line = bytes.TrimPrefix(line, []byte("!")); len(line) < 2 || line[1] != '^' {
		return nil
	}
	if g.refs++; g.refs > maxRefs {
		g.refuse(seg.Start, "file-footnotes", fmt.Sprintf("the page refers to footnotes more than %d times", maxRefs), "")
		return nil
	}
	return r.InlineParser.Parse(parent, block, pc)
}

// definitionGuard counts the work of taking link definitions ([a]: b.md) off
// a paragraph, which moves all later lines for each.
type definitionGuard struct{ parser.ParagraphTransformer }

func (d definitionGuard) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := p.Lines()
	if first := lines.At(0); !startsWith(reader.Source(), first, '[') {
		return
	}
	g, n := guardOf(pc), 0
	for _, s := range lines.Sliced(0, lines.Len()) {
		if startsWith(reader.Source(), s, '[') {
			n++
		}
	}
	if g.spend(n*sizeOf(lines), lines.At(0).Start) {
		d.ParagraphTransformer.Transform(p, reader, pc)
	}
}

func startsWith(src []byte, s text.Segment, c byte) bool {
	line := bytes.TrimLeft(src[s.Start:s.Stop], " \t")
	return len(line) > 0 && line[0] == c
}

// tableGuard counts cells before a table is made: each row gets as many
// cells as the head, however short it is.
type tableGuard struct{ parser.ParagraphTransformer }

func (t tableGuard) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	cells, off := cellsOf(p.Lines(), reader.Source())
	if cells == 0 {
		return
	}
	g := guardOf(pc)
	if g.cells += cells; g.cells > maxCells {
		g.refuse(off, "file-table", fmt.Sprintf("the tables of the page have more than %d cells", maxCells), "split the page, or remove columns that are empty")
	}
	if !g.hit {
		t.ParagraphTransformer.Transform(p, reader, pc)
	}
}

// cellsOf finds the line of dashes that makes a paragraph a table, and says
// how many cells the table has; 0 means that it is no table.
func cellsOf(lines *text.Segments, src []byte) (cells, off int) {
	for i := 1; i < lines.Len(); i++ {
		s := lines.At(i)
		if line := src[s.Start:s.Stop]; isRule(line) {
			return (bytes.Count(line, []byte("|")) + 1) * (lines.Len() - i), s.Start
		}
	}
	return 0, 0
}

func isRule(line []byte) bool {
	for _, c := range line {
		switch c {
		case '-', '|', ':', ' ', '\t', '\r', '\n':
		default:
			return false
		}
	}
	return bytes.IndexByte(line, '-') >= 0
}
