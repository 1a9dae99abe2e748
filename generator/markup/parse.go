package markup

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"handrail/generator/diag"
)

// Parse reads the Markdown of a page: src[from:], where from is the length of
// its front matter. file is the page's name in diagnostics; all offsets in
// the Doc count from the start of src. Parse always returns a Doc. What is
// wrong with the text is in Doc.Diags; when that is one of the limits (codes
// file-...), the Doc has no content. Parse does not change or keep src, and
// may be called from several goroutines.
func Parse(file string, src []byte, from int) *Doc { return parse(file, src, from, nil, Language{}) }

// parse is Parse; places, if any, learns where the plain text stands.
func parse(file string, src []byte, from int, places *[]Place, lang Language) *Doc {
	from = min(max(from, 0), len(src))
	if from == 0 && bytes.HasPrefix(src, []byte("\uFEFF")) {
		from = len("\uFEFF")
	}
	body := cleanUTF8(src[from:])
	w := shared.writers.Get().(*writer)
	defer shared.free(w)
	w.reset(file, src, from, body)
	w.places, w.lang = places, lang

	root := shared.parse(body, &w.guard)
	if !w.guard.hit {
		if off, found := longLine(body, root); found {
			w.guard.refuse(off, "file-line-long", "the line is longer than 200,000 bytes", "delete it, or break it into lines")
		}
	}
	if !w.guard.hit {
		w.page(root)
	}
	if g := &w.guard; g.hit {
		d := diag.At(file, src, from+g.off, 1, g.code, g.text, g.hint)
		return &Doc{Diags: []diag.Diag{short(d)}}
	}
	return w.finish()
}

// engine is what all calls share: the parsers, which do not change once made,
// and spent writers, kept for the memory they hold.
type engine struct {
	linkify parser.Parser // makes links of bare addresses
	plain   parser.Parser // does not, and so need not stop at every space
	writers sync.Pool
}

var shared = newEngine()

func newEngine() *engine {
	return &engine{
		linkify: newParser(util.Prioritized(extension.NewLinkifyParser(), 999)),
		plain:   newParser(),
		writers: sync.Pool{New: func() any { return new(writer) }},
	}
}

// newParser sets up goldmark. Only its parser is used: HTML is written by this
// package, so that every place is known and nothing unsafe can be switched
// on. The numbers are goldmark's own order; the guards come first.
func newParser(more ...util.PrioritizedValue) parser.Parser {
	blocks := append(parser.DefaultBlockParsers(),
		util.Prioritized(depthGuard{}, -1),
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(noteGuard{extension.NewFootnoteBlockParser()}, 999),
	)
	inlines := append(parser.DefaultInlineParsers(),
		util.Prioritized(markGuard{}, -1),
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(refGuard{extension.NewFootnoteParser()}, 101),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
	)
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(append(inlines, more...)...),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionGuard{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tableGuard{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)
}

func (e *engine) parse(body []byte, g *guard) ast.Node {
	p := e.plain
	if mayLinkify(body) {
		p = e.linkify
	}
	pc := parser.NewContext()
	pc.Set(guardKey, g)
	return p.Parse(&reader{text.NewReader(body), g}, parser.WithContext(pc))
}

// reader ends the text when a limit was hit, so that no more work is done.
type reader struct {
	text.Reader
	guard *guard
}

func (r *reader) PeekLine() ([]byte, text.Segment) {
	line, seg := r.Reader.PeekLine()
	if r.guard.hit {
		line = nil
	}
	return line, seg
}

func (r *reader) SkipBlankLines() (text.Segment, int, bool) {
	seg, n, ok := r.Reader.SkipBlankLines()
	return seg, n, ok && !r.guard.hit
}

// mayLinkify tells whether body holds what every bare address holds.
func mayLinkify(body []byte) bool {
	if bytes.IndexByte(body, '@') >= 0 {
		return true
	}
	for _, s := range []string{"http", "www.", "ftp:"} {
		if bytes.Contains(body, []byte(s)) {
			return true
		}
	}
	return false
}
