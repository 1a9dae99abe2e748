package lint

import (
	"strings"

	"handrail/generator/diag"
	"handrail/generator/site"
)

// Orphans tells of contacts and rules that nothing leads to: no page names or
// links them, and the help strip does not show them. Every other page stands
// in the list of its library, where people look; under stress nobody looks
// through a list of contacts.
func Orphans(s *site.Site) []diag.Diag {
	named := map[*site.Node]bool{}
	mark := func(list []*site.Node) {
		for _, n := range list {
			named[n] = true
		}
	}
	mark(s.Help)
	for _, n := range s.Nodes {
		mark(n.Contacts)
		mark(n.Policies)
		mark(n.Related)
	}
	var ds []diag.Diag
	for _, n := range s.Nodes {
		if kind := n.Kind.Name; (kind == "contact" || kind == "policy") && !named[n] && len(n.Backlinks) == 0 {
			ds = append(ds, n.At(n.Values.Off("title"), len("title"), "page-orphan", "no page names or links this "+strings.ToLower(n.Kind.Label), "name it in contacts: or policies: of a playbook, or link it where it is needed"))
		}
	}
	return ds
}

// Terms tells of words that a See: line of the glossary names, and that it
// does not explain.
func Terms(s *site.Site) []diag.Diag {
	known, titles := map[string]bool{}, []string{}
	for _, t := range s.Terms {
		titles = append(titles, t.Title)
		for _, w := range append([]string{t.Title}, t.Aliases...) {
			known[fold(w)] = true
		}
	}
	var ds []diag.Diag
	for _, n := range s.OfKind("glossary") {
		c := check{page: n.Page}
		at := 0
		for line := range strings.Lines(n.Doc.Text) {
			start := at
			at += len(line)
			list, ok := strings.CutPrefix(strings.TrimSpace(line), "See:")
			if !ok {
				continue
			}
			for _, l := range n.Doc.Links {
				list = strings.ReplaceAll(list, l.Text, "") // leads somewhere, so it need not be explained
			}
			for w := range strings.SplitSeq(list, ",") {
				if w = strings.Trim(w, " ."); w != "" && !known[fold(w)] {
					c.add(c.atText(start+strings.Index(line, w), w, "term-missing", "the glossary does not explain "+w, diag.DidYouMean(w, titles, "add ### "+w+", or link a page that explains it")))
				}
			}
		}
		ds = append(ds, c.ds...)
	}
	return ds
}
