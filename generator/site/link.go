package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/locale"
	"handrail/generator/schema"
)

// Input is what Link puts together.
type Input struct {
	Settings Settings
	Pages    []*Page
	Assets   map[string]*Asset // files that pages link, by path below content/
	Has      func(string) bool // whether content/ holds a file that is no page
	Drafts   bool              // keep pages marked draft

	Words  *locale.Locale // of the handbook's language; nil is English
	Prefix string         // of the pages in the output, of a further language
	Kinds  []schema.Kind  // in the words of that language
}

// Link relates the pages to each other. It changes nothing that it is given,
// and its result depends on nothing else.
func Link(in Input) (*Site, []diag.Diag) {
	if in.Words != nil && in.Kinds == nil {
		in.Kinds = Kinds(in.Words)
	}
	l := &linker{in: in, site: newSite(in), drafts: map[string]*Page{}}
	l.place()
	l.ds = append(l.ds, lintFolders(in.Pages)...)
	l.names()
	l.resolveAll()
	l.neighbours()
	l.settings()
	l.site.Terms = l.terms()
	l.site.Assets = published(in.Assets)
	return l.site, l.ds
}

func newSite(in Input) *Site {
	return &Site{Settings: in.Settings, byPath: map[string]*Node{}, byKind: map[string][]*Node{}, Prefix: in.Prefix, words: in.Words, kinds: in.Kinds}
}

// published lists assets by path, but for those that are the same file as an
// earlier one: the same picture in two folders is published once.
func published(assets map[string]*Asset) []*Asset {
	var list []*Asset
	taken := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(assets)) {
		if a := assets[name]; !taken[a.Out] {
			taken[a.Out] = true
			list = append(list, a)
		}
	}
	return list
}

// linker is one run of Link.
type linker struct {
	in     Input
	site   *Site
	drafts map[string]*Page   // left out, by path
	byID   map[string][]*Node // every page that can be named, by id
	ids    []string           // the keys of byID, for hints
	ds     []diag.Diag
}

// place makes a node for each page that is shown, in order.
func (l *linker) place() {
	rank := map[string]int{}
	for i, name := range schema.Names() {
		rank[name] = i
	}
	s := l.site
	for _, p := range l.in.Pages {
		if p.Draft && !l.in.Drafts {
			l.drafts[p.Path] = p
			continue
		}
		s.Nodes = append(s.Nodes, &Node{Page: p, Out: l.out(p), rank: rank[p.Kind.Name]})
	}
	slices.SortFunc(s.Nodes, func(a, b *Node) int {
		return cmp.Or(
			a.rank-b.rank,
			cmp.Compare(a.sorting.order, b.sorting.order),
			strings.Compare(a.sorting.title, b.sorting.title),
			strings.Compare(a.Path, b.Path),
		)
	})
	l.byID = make(map[string][]*Node, len(s.Nodes))
	for _, n := range s.Nodes {
		s.byPath[n.Path] = n
		s.byKind[n.Kind.Name] = append(s.byKind[n.Kind.Name], n)
		if !n.Intro {
			if l.byID[n.ID] == nil {
				l.ids = append(l.ids, n.ID)
			}
			l.byID[n.ID] = append(l.byID[n.ID], n)
		}
	}
}

// out is where a page comes out. Of a further language, only what is
// translated and the lists of its own lie below its prefix.
func (l *linker) out(p *Page) string {
	if l.in.Prefix != "" && (p.Lang == l.in.Settings.Language || p.Intro || p.Kind.Name == "home") {
		return l.in.Prefix + outPath(p.Path)
	}
	return outPath(p.Path)
}

// sorting is by what pages of a kind are sorted.
type sorting struct {
	order int // pages without come behind those with
	title string
}

func sortingOf(v schema.Values) sorting {
	s := sorting{1 << 30, strings.ToLower(v.Text("title"))}
	if v.Has("order") {
		s.order = v.Int("order")
	}
	return s
}

// resolveAll resolves every page, on all cores.
func (l *linker) resolveAll() {
	found := make([][]diag.Diag, len(l.site.Nodes))
	_ = inShares(len(found), func(i int) error { // which never fails
		found[i] = l.resolve(l.site.Nodes[i])
		return nil
	})
	l.ds = append(l.ds, slices.Concat(found...)...)
}

// resolve finds everything that one page names. It changes nothing but n, and
// looks at nothing of other pages that it changes there.
func (l *linker) resolve(n *Node) []diag.Diag {
	ds := l.links(n)
	ds = append(ds, l.refs(n)...)
	ds = append(ds, l.tags(n)...)
	ds = append(ds, lintUrgent(n)...)
	if n.Kind.Name == "plan" {
		ds = append(ds, l.plan(n)...)
	}
	return ds
}

func (l *linker) tags(n *Node) []diag.Diag {
	allowed := l.in.Settings.Tags
	if len(allowed) == 0 {
		return nil
	}
	var ds []diag.Diag
	for i, tag := range n.Values.Texts("tags") {
		if !slices.Contains(allowed, tag) {
			ds = append(ds, n.at(n.Values.ValueOff("tags", i), len(tag), "tag-unknown", "no tag is called "+tag,
				diag.DidYouMean(tag, allowed, "handbook.yaml allows "+strings.Join(allowed, ", "))))
		}
	}
	return ds
}

// neighbours fills in what follows from all pages: who links here, what is
// related in either direction, what comes before and after.
func (l *linker) neighbours() {
	nodes := l.site.Nodes
	both := make([][]*Node, len(nodes))
	for i, n := range nodes {
		n.index = i
	}
	for _, n := range nodes {
		for _, t := range n.Targets {
			// All links of n come one after the other, so a repeat is last.
			if to := t.Node; to != nil && to != n && (len(to.Backlinks) == 0 || to.Backlinks[len(to.Backlinks)-1] != n) {
				to.Backlinks = append(to.Backlinks, n)
			}
		}
		for _, r := range n.Related {
			both[n.index] = append(both[n.index], r)
			both[r.index] = append(both[r.index], n)
		}
		for _, c := range n.Covers {
			if !slices.Contains(c.Lessons, n) {
				c.Lessons = append(c.Lessons, n)
			}
		}
	}
	for i, n := range nodes {
		slices.SortFunc(both[i], func(a, b *Node) int { return cmp.Compare(a.index, b.index) })
		n.Related = slices.DeleteFunc(slices.Compact(both[i]), func(r *Node) bool { return r == n })
	}
	for _, list := range l.site.byKind {
		for i, n := range list {
			if i > 0 {
				n.Prev = list[i-1]
			}
			if i+1 < len(list) {
				n.Next = list[i+1]
			}
		}
	}
}
