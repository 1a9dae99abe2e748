package site

import (
	"cmp"
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/schema"
)

// fixedPages are pages that every handbook has without a file in content/.
// index.html is not among them: content/index.md is its text.
var fixedPages = []string{
	"404.html", "a-z.html", "blank-plan.html", "builder.html", "cards.html", "keep.html", "offline/missing.html", "print.html", "run.html", "situations.html",
	"lessons/completion.html", "lessons/questions.html", "lessons/workbook.html",
}

// names checks that every page has an address of its own, on any disk.
func (l *linker) names() {
	taken := claims{}
	for _, out := range fixedPages {
		taken.claim(out, foldKey(out), "Handrail's own page "+out)
	}
	nodes := slices.SortedFunc(slices.Values(l.site.Nodes), func(a, b *Node) int { return cmp.Compare(a.Path, b.Path) })
	for _, n := range nodes {
		other := taken.claim(n.Out, n.folded, n.File())
		switch {
		case other.who == "":
		case other.path == n.Out:
			l.ds = append(l.ds, diag.Whole(n.File(), "output-duplicate", "would become the same page as "+other.who, "rename one of them"))
		default:
			l.ds = append(l.ds, diag.Whole(n.File(), "name-collision", "is the same name as "+other.who+" on Windows and on USB sticks", "rename one of them"))
		}
	}
	for _, n := range nodes {
		for _, view := range n.Views() {
			if other := taken.claim(view, foldKey(view), "a printed view of "+n.File()); other.who != "" {
				l.ds = append(l.ds, diag.Whole(n.File(), "output-duplicate", "has the printed view "+view+", which "+other.who+" becomes too", "rename one of them"))
			}
		}
	}
	for _, n := range nodes {
		for i, from := range n.Values.Texts("moved_from") {
			if text, hint := l.redirect(n, from, taken); text != "" {
				l.ds = append(l.ds, n.at(n.Values.ValueOff("moved_from", i), len(from), "moved-from", text, hint))
			}
		}
	}
	slices.SortFunc(l.site.Redirects, func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
}

// Views are the pages that a page has beside itself for printing: a plan in
// full, and for participants.
func (n *Node) Views() []string {
	if n.Session == nil {
		return nil
	}
	base := strings.TrimSuffix(n.Out, ".html")
	return []string{base + ".full.html", base + ".people.html"}
}

// claims holds who has which output path, by foldKey.
type claims map[string]claimed

type claimed struct{ path, who string }

// claim takes a path, whose foldKey is key, for who, or returns who has it
// already.
func (c claims) claim(path, key, who string) (other claimed) {
	if other, ok := c[key]; ok {
		return other
	}
	c[key] = claimed{path, who}
	return claimed{}
}

// redirect adds an old address of a page, or says why it cannot be one. What
// stands at the address without it stays there.
func (l *linker) redirect(n *Node, from string, taken claims) (text, hint string) {
	if rest := strings.TrimLeft(from, "/"); rest != from && isOutPath(rest) {
		return from + " is not the path of a page", "leave out the / at its start: " + rest
	}
	if !isOutPath(from) {
		return from + " is not the path of a page", "write the old path, such as playbooks/old-name.html"
	}
	if _, bad := NameFault(from); bad {
		return from + " cannot be written on every disk", ""
	}
	if dir, ok := strings.CutSuffix(from, "/index.html"); ok && l.hasLibrary(dir) {
		return from + " is the list of a folder", ""
	}
	if other := taken.claim(from, foldKey(from), n.File()); other.who != "" {
		return from + " is taken by " + other.who, "old links lead there; rename that page, or remove this address"
	}
	l.site.Redirects = append(l.site.Redirects, Redirect{From: from, To: n})
	return "", ""
}

func (l *linker) hasLibrary(dir string) bool {
	return slices.ContainsFunc(schema.Kinds(), func(k schema.Kind) bool { return k.Dir == dir && len(l.site.byKind[k.Name]) > 0 })
}

// isOutPath tells whether p is a clean relative path of a page.
func isOutPath(p string) bool {
	if !strings.HasSuffix(p, ".html") || p == "index.html" || strings.ContainsAny(p, "%?#") {
		return false
	}
	for part := range strings.SplitSeq(p, "/") {
		if part == "" || part == "." || part == ".." || strings.HasPrefix(part, ".") {
			return false
		}
	}
	return true
}
