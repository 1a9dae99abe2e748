package theme

import (
	"bytes"
	"crypto/sha256"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"sync"
	"text/template/parse"
)

// pieceNames are the templates that the frame calls for what is the same on
// many pages: all pages of a folder have the same head but for its title, and the
// same bar, numbers and foot. Each is
// made once for what it reads of a view, minified, and put into every page that
// has the same there.
var pieceNames = []string{"policy", "assets", "bar", "help", "foot"}

// mostPieces is of how many forms of a piece are kept. One that differs more
// from page to page is made anew each time.
const mostPieces = 512

// piece is a template that the frame calls, and what was made of it.
type piece struct {
	set    *template.Template // calls it as the frame does, and nothing else
	fields []string           // what it reads of a view, at most
	holder []byte             // what stands for it in a page until it is put there

	mu    sync.Mutex
	paths map[reflect.Type][][]int // where the fields are in a view
	made  map[[sha256.Size]byte][]byte
}

// holderOf is an empty element that no author can write, since raw HTML does
// not come through. It takes a line of its own, as the pieces do, so spaces
// around it go as they would around them.
func holderOf(name string) string { return `<header id=held.` + name + `></header>` }

// hold takes the pieces out of the frame in shared, and leaves holders there.
// One that could read all of a view at once, or cannot stand alone, stays.
func (t *Theme) hold(shared *template.Template) []*piece {
	base := shared.Lookup(baseTemplate)
	if base == nil || base.Tree == nil {
		return nil
	}
	var out []*piece
	for i, node := range base.Tree.Root.Nodes {
		call, ok := node.(*parse.TemplateNode)
		if !ok || !slices.Contains(pieceNames, call.Name) {
			continue
		}
		reads := reading{shared: shared, names: map[string]bool{}, seen: map[string]bool{}}
		reads.node(call, true)
		if reads.whole {
			continue
		}
		alone := base.Tree.Copy()
		alone.Root.Nodes = []parse.Node{call.Copy()}
		set, err := t.empty().AddParseTree("held", alone)
		if err == nil {
			err = reach(set, shared, "held")
		}
		if err != nil {
			continue
		}
		holder := []byte(holderOf(call.Name))
		base.Tree.Root.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: call.Pos, Text: holder}
		out = append(out, &piece{
			set: set, fields: slices.Sorted(maps.Keys(reads.names)), holder: holder,
			paths: map[reflect.Type][][]int{}, made: map[[sha256.Size]byte][]byte{},
		})
	}
	return out
}

// fill puts the pieces into a page that was made of view.
func (t *Theme) fill(page []byte, name string, view any) ([]byte, error) {
	parts := make([][]byte, 0, 2*len(t.pieces)+1)
	for _, p := range t.pieces { // in the order of the frame
		before, after, ok := bytes.Cut(page, p.holder)
		if !ok {
			continue
		}
		text, err := p.of(t, name, view)
		if err != nil {
			return nil, err
		}
		parts, page = append(parts, before, text), after
	}
	return slices.Concat(append(parts, page)...), nil
}

// of is the piece as it is for view.
func (p *piece) of(t *Theme, name string, view any) ([]byte, error) {
	v := reflect.ValueOf(view)
	p.mu.Lock()
	paths, ok := p.paths[v.Type()]
	if !ok {
		for _, f := range p.fields {
			if field, ok := v.Type().FieldByName(f); ok {
				paths = append(paths, field.Index)
			}
		}
		p.paths[v.Type()] = paths
	}
	p.mu.Unlock()
	buf := make([]byte, 0, 1<<10)
	buf = append(buf, v.Type().Name()...)
	for _, path := range paths {
		buf = appendValue(buf, v.FieldByIndex(path))
	}
	key := sha256.Sum256(buf)
	p.mu.Lock()
	text, ok := p.made[key]
	p.mu.Unlock()
	if ok {
		return text, nil
	}
	text, err := t.html(p.set, "held", name, view, nil)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.made) < mostPieces {
		p.made[key] = text
	}
	return text, nil
}
