package markup

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The limits. Parsing Markdown takes more than linear time for a few inputs
// that nobody writes, but that a paste or malice can bring. Each limit is far
// above real pages. They are kept where the parser itself meets the marks, so
// what is inside code does not count, and work is bounded before it is done.
const (
	maxDepth = 100     // list items, quotes, footnotes and definitions inside each other
	maxLine  = 200_000 // bytes of a line outside code
	maxNotes = 1_000   // footnotes
	maxRefs  = 5_000   // references to footnotes
	maxMarks = 2_000   // brackets, emphasis, code and tag marks in one block
	maxCells = 200_000 // table cells of a page, those added to short rows included
	maxWork  = 2e8     // sum over all marks of the bytes of their block: each may be looked for to its end
	maxAgain = 1e6     // bytes of addresses and titles repeated by reference links
)

// guard counts for one page, and keeps the first limit that was hit.
type guard struct {
	hit        bool
	off        int // in the body
	code, text string
	hint       string

	block ast.Node // whose marks are counted
	marks int
	size  int // bytes of block
	work  int
	notes int
	refs  int
	cells int
}

var guardKey = parser.NewContextKey()

func guardOf(pc parser.Context) *guard { return pc.Get(guardKey).(*guard) }

// refuse records that a limit was hit. The first one counts.
func (g *guard) refuse(off int, code, text, hint string) {
	if !g.hit {
		g.hit, g.off, g.code, g.text, g.hint = true, off, code, text, hint
	}
}

// spend counts work, and tells whether there is some left.
func (g *guard) spend(work, off int) bool {
	if g.work += work; g.work > maxWork {
		g.brackets(off)
	}
	return !g.hit
}

func (g *guard) brackets(off int) {
	g.refuse(off, "file-brackets", "too many brackets, stars or other marks in one piece of text", "delete it, or put it into a code block")
}

// depthGuard stands before the parsers of blocks that hold others.
type depthGuard struct{}

func (depthGuard) Trigger() []byte { return []byte("-+*0123456789>:[") }

// Open takes the line away when it could start a block that is too deep.
func (depthGuard) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	g := guardOf(pc)
	if len(pc.OpenedBlocks()) < maxDepth || depth(parent) < maxDepth {
		return nil, parser.NoChildren
	}
	_, seg := reader.PeekLine()
	g.refuse(seg.Start+max(0, pc.BlockOffset()-seg.Padding), "file-deep",
		fmt.Sprintf("lists or quotes are more than %d levels deep", maxDepth), "")
	reader.AdvanceToEOL()
	return ast.NewCodeBlock(), parser.NoChildren
}

// depth counts the blocks that indent, from n outwards.
func depth(n ast.Node) int {
	d := 0
	for ; n != nil; n = n.Parent() {
		switch n.(type) {
		case *ast.ListItem, *ast.Blockquote, *east.Footnote, *east.DefinitionDescription:
			d++
		}
	}
	return d
}

func (depthGuard) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (depthGuard) Close(ast.Node, text.Reader, parser.Context)                 {}
func (depthGuard) CanInterruptParagraph() bool                                 { return true }
func (depthGuard) CanAcceptIndentedLine() bool                                 { return false }

// markGuard stands before the parsers of inline text.
type markGuard struct{}

func (markGuard) Trigger() []byte { return []byte("[*_~`<") }

// Parse counts the mark and leaves it to the next parser. When there are too
// many it takes the rest of the block away.
func (markGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	g := guardOf(pc)
	line, seg := block.PeekLine()
	if g.block != parent {
		g.block, g.marks, g.size = parent, 0, sizeOf(parent.Lines())
	}
	g.marks += 1 + run(line)/4 // a long run can nest, but is also a blank to fill in: ______
	if g.marks > maxMarks {
		g.brackets(seg.Start)
	}
	if g.spend(g.size, seg.Start) {
		return nil
	}
	for line != nil {
		block.AdvanceLine()
		line, _ = block.PeekLine()
	}
	return ast.NewString(nil)
}

// run counts the bytes at the start of line that are the same.
func run(line []byte) int {
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	return n
}

func sizeOf(lines *text.Segments) int {
	n := 0
	for _, s := range lines.Sliced(0, lines.Len()) {
		n += s.Len()
	}
	return n
}

// longLine finds the first line of body that is too long and not in code.
func longLine(body []byte, root ast.Node) (off int, found bool) {
	for off < len(body) {
		end := bytes.IndexByte(body[off:], '\n')
		if end < 0 {
			end = len(body) - off
		}
		if end > maxLine && !inCode(root, off, off+end) {
			return off, true
		}
		off += end + 1
	}
	return 0, false
}

// inCode tells whether a line of a code block lies in body[from:to].
func inCode(n ast.Node, from, to int) bool {
	switch n.(type) {
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
			if from <= s.Start && s.Start < to {
				return true
			}
		}
		return false
	}
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		if inCode(c, from, to) {
			return true
		}
	}
	return false
}
