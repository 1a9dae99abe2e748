package theme

import (
	"html/template"
	"text/template/parse"
)

// reach copies into set what the template start calls of the shared ones,
// directly or not. Templates of the set's own go first. Each set needs copies,
// since escaping changes them, and few of the partials are called by one page.
func reach(set, shared *template.Template, start string) error {
	seen := map[string]bool{}
	for todo := []string{start}; len(todo) > 0; todo = todo[1:] {
		name := todo[0]
		if seen[name] {
			continue
		}
		seen[name] = true
		own, from := set.Lookup(name), shared.Lookup(name)
		if from != nil && from.Tree != nil && (own == nil || own.Tree == nil || parse.IsEmptyTree(own.Tree.Root)) {
			var err error
			if own, err = set.AddParseTree(name, from.Tree.Copy()); err != nil {
				return err
			}
		}
		if own != nil && own.Tree != nil {
			todo = append(todo, calls(own.Tree.Root)...)
		}
	}
	return nil
}

// calls lists the templates that a part of a template calls.
func calls(node parse.Node) []string {
	switch n := node.(type) {
	case *parse.ListNode:
		var out []string
		if n != nil {
			for _, child := range n.Nodes {
				out = append(out, calls(child)...)
			}
		}
		return out
	case *parse.IfNode:
		return append(calls(n.List), calls(n.ElseList)...)
	case *parse.WithNode:
		return append(calls(n.List), calls(n.ElseList)...)
	case *parse.RangeNode:
		return append(calls(n.List), calls(n.ElseList)...)
	case *parse.TemplateNode:
		return []string{n.Name}
	}
	return nil
}
