package schema

import (
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"handrail/generator/diag"
)

// node is a value of a YAML text with its place in the file. The decoder works
// on nodes alone, so nothing beyond this file and yaml.go knows the library.
type node struct {
	form  nodeForm
	off   int    // where the value starts in the file; of an empty value, its name
	width int    // bytes on its first line
	text  string // scalars: without quotes; without interpretation when not quoted
	plain bool   // scalars: written without quotes
	items []node // lists
	pairs []pair // maps, in the order of the file
}

type pair struct {
	name  string
	off   int // place of the name
	width int
	value node
}

type nodeForm int

const (
	nodeEmpty  nodeForm = iota // nothing, or null
	nodeFaulty                 // a diagnostic was made already
	nodeScalar
	nodeList
	nodeMap
)

// first is which of the pairs of a map is the first of a name that it has. Maps
// are short, so this is cheaper than a table of names.
func (n *node) first(name string) int {
	i := 0
	for n.pairs[i].name != name {
		i++
	}
	return i
}

// reader turns the syntax tree of a YAML text, which stands at base in src,
// into nodes.
type reader struct {
	file  string
	src   []byte
	end   int   // of the YAML text in src
	lines []int // start of each line of the YAML text in src
	ds    []diag.Diag
}

// off is the place of a token in the file. The library counts lines and
// columns in letters.
func (r *reader) off(tok *token.Token) int {
	if tok == nil || tok.Position == nil || tok.Position.Line < 1 {
		return r.lines[0]
	}
	at := r.end
	if i := tok.Position.Line - 1; i < len(r.lines) {
		at = r.lines[i]
	}
	for range tok.Position.Column - 1 {
		if at >= r.end || r.src[at] == '\n' {
			break
		}
		_, size := utf8.DecodeRune(r.src[at:])
		at += size
	}
	return min(at, r.end)
}

// after is where the value starts that follows the sign at off (a colon, a
// comma, a bracket or the dash of a list item): past blanks and comments. The
// library's own place is off by some letters for values of several lines.
func (r *reader) after(off int) int {
	for at := min(off+1, r.end); at < r.end; {
		switch c := r.src[at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			at++
		case c == '#' && at > off+1:
			at = min(nextLine(r.src, at), r.end)
		default:
			return at
		}
	}
	return min(off, r.end)
}

// node converts n, which starts at off.
func (r *reader) node(n ast.Node, off int) node {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return node{form: nodeEmpty, off: off, width: 1}
	case *ast.MappingNode:
		return r.mapping(n.Values, off)
	case *ast.MappingValueNode:
		return r.mapping([]*ast.MappingValueNode{n}, off)
	case *ast.SequenceNode:
		return r.list(n, off)
	case *ast.LiteralNode:
		return node{form: nodeScalar, off: off, width: 1, text: trimEnd(n.Value.GetToken().Value)}
	case *ast.AnchorNode, *ast.AliasNode:
		return r.anchor(off)
	case *ast.TagNode:
		return r.refuse(off, "front-invalid", "a value cannot start with !", r.quoteHint(off))
	case ast.ScalarNode:
		return r.scalar(n.GetToken(), off)
	}
	return r.refuse(off, "front-invalid", "the front matter cannot be read from here on", "")
}

// scalar takes the text of a value as it was written: never as the number,
// date or truth value that YAML sees in it.
func (r *reader) scalar(tok *token.Token, off int) node {
	quoted := tok.Type == token.SingleQuoteType || tok.Type == token.DoubleQuoteType
	n := node{form: nodeScalar, off: off, text: tok.Value, plain: !quoted}
	n.width = len(n.text)
	if quoted {
		n.width = r.quotedWidth(off)
	}
	if n.plain && off+len(n.text) <= r.end && sameButTabs(r.src[off:off+len(n.text)], n.text) {
		n.text = string(r.src[off : off+len(n.text)])
	}
	return n
}

func (r *reader) list(n *ast.SequenceNode, off int) node {
	out := node{form: nodeList, off: off, width: 1, items: []node{}}
	for i, item := range n.Values {
		sign := off // the bracket of a list in one line
		if i < len(n.Entries) && n.Entries[i].Start != nil {
			sign = r.off(n.Entries[i].Start) // its dash or comma
		}
		if _, ok := item.(*ast.NullNode); !ok {
			sign = r.after(sign)
		}
		out.items = append(out.items, r.node(item, sign))
	}
	return out
}

func (r *reader) mapping(values []*ast.MappingValueNode, off int) node {
	out := node{form: nodeMap, off: off, width: 1}
	for _, v := range values {
		key := v.Key.GetToken()
		at := r.off(key)
		if v.Key.IsMergeKey() {
			r.refuse(at, "front-anchor", "<< takes over values from elsewhere, and that is not followed", "write the values out")
			continue
		}
		if _, ok := v.Key.(ast.ScalarNode); !ok {
			r.refuse(at, "front-invalid", "a name cannot start with "+key.Value, "write name: value")
			continue
		}
		p := pair{name: key.Value, off: at, width: len(key.Value)}
		if _, ok := v.Value.(*ast.NullNode); ok {
			p.value = node{form: nodeEmpty, off: at, width: p.width}
		} else {
			p.value = r.node(v.Value, r.after(r.off(v.Start)))
		}
		out.pairs = append(out.pairs, p)
	}
	return out
}

func (r *reader) anchor(off int) node {
	return r.refuse(off, "front-anchor", "anchors and aliases (& and *) are not followed", "write the value out, or "+r.quoteHint(off))
}

// refuse tells what is wrong at off, and stands for the value.
func (r *reader) refuse(off int, code, text, hint string) node {
	if len(r.ds) < maxTold {
		r.ds = append(r.ds, diag.At(r.file, r.src, off, 1, code, text, hint))
	}
	return node{form: nodeFaulty, off: off, width: 1}
}

// sameButTabs compares what the author wrote with what the library read, which
// was given a space for every tab.
func sameButTabs(src []byte, text string) bool {
	for i, c := range src {
		if c != text[i] && c != '\t' {
			return false
		}
	}
	return true
}

// trimEnd removes the line end that block texts come with.
func trimEnd(s string) string {
	for len(s) > 0 && s[len(s)-1] == '\n' {
		s = s[:len(s)-1]
	}
	return s
}
