package theme

import (
	"html/template"
	"text/template/parse"
)

// reading finds out which fields of its view a template may read. It names
// rather too many: a field of something else counts when it has the same name.
type reading struct {
	shared *template.Template
	names  map[string]bool
	whole  bool            // it may read the view as a whole
	seen   map[string]bool // templates, with and without the view as their dot
}

// node reads a part of a template; view tells that the dot is the view.
func (r *reading) node(node parse.Node, view bool) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, child := range n.Nodes {
				r.node(child, view)
			}
		}
	case *parse.ActionNode:
		r.pipe(n.Pipe, view)
	case *parse.IfNode:
		r.pipe(n.Pipe, view)
		r.node(n.List, view)
		r.node(n.ElseList, view)
	case *parse.WithNode:
		r.pipe(n.Pipe, view)
		r.node(n.List, false)
		r.node(n.ElseList, view)
	case *parse.RangeNode:
		r.pipe(n.Pipe, view)
		r.node(n.List, false)
		r.node(n.ElseList, view)
	case *parse.TemplateNode:
		r.call(n, view)
	}
}

// call reads a template that is called, perhaps with the view itself.
func (r *reading) call(n *parse.TemplateNode, view bool) {
	same := view && n.Pipe != nil && n.Pipe.String() == "."
	if n.Pipe != nil && !same {
		r.pipe(n.Pipe, view)
	}
	key := n.Name
	if same {
		key += " ."
	}
	t := r.shared.Lookup(n.Name)
	if r.seen[key] || t == nil || t.Tree == nil {
		r.whole = r.whole || t == nil || t.Tree == nil
		return
	}
	r.seen[key] = true
	r.node(t.Tree.Root, same)
}

// pipe reads the fields that a value is made of.
func (r *reading) pipe(p *parse.PipeNode, view bool) {
	for _, cmd := range p.Cmds {
		for _, arg := range cmd.Args {
			r.value(arg, view)
		}
	}
}

func (r *reading) value(arg parse.Node, view bool) {
	switch n := arg.(type) {
	case *parse.DotNode:
		r.whole = r.whole || view
	case *parse.FieldNode:
		r.names[n.Ident[0]] = true
	case *parse.VariableNode:
		if len(n.Ident) > 1 {
			r.names[n.Ident[1]] = true
		} else {
			r.whole = r.whole || n.Ident[0] == "$"
		}
	case *parse.ChainNode:
		r.value(n.Node, view)
		r.names[n.Field[0]] = true
	case *parse.PipeNode:
		r.pipe(n, view)
	}
}
