package theme

import (
	"html/template"
	"strconv"

	"handrail/generator/artifact"
	"handrail/generator/site"
)

// binderOut is the whole handbook on one page, to print and put into a binder.
const binderOut = "print.html"

// binderMost is how many pages a binder holds at most. Nobody prints more than
// a ream, and a page that long is more than browsers lay out.
const binderMost = 500

// onTop are the kinds that lie on top of the binder, since they are needed in a
// hurry; the others follow in the order of a handbook.
var onTop = []string{"playbook", "contact"}

// binderFiles are the page that prints the whole handbook; none
// for a handbook that no binder holds. The page is made only when someone asks
// for it, or when everything is written.
func (r *renderer) binderFiles() []artifact.Artifact {
	if !r.bound() {
		return nil
	}
	page := r.page(r.own(binderOut), func() any { return r.binder() }, "binder.html")
	page.Lazy = true
	return []artifact.Artifact{page}
}

func (r *renderer) bound() bool { return len(r.site.Nodes) > 0 && len(r.site.Nodes) <= binderMost }

// binder is every page of the handbook, one after the other.
func (r *renderer) binder() Binder {
	v := Binder{Base: r.sheetBase(r.own(binderOut), r.site.Settings.Title, r.words.Word("The whole handbook, to print."), "binder"), Tagline: r.site.Settings.Tagline}
	v.HeadTitle = r.words.Word("The whole handbook") + " · " + r.site.Settings.Title
	v.Back, v.Imprint = Link{Text: r.words.Word("Home"), URL: "index.html"}, r.imprint()
	r.styled(&v.Base, "binder")
	groups := r.binderGroups()
	in := inBinder(groups)
	if home := r.site.Home(); home != nil && r.spoken(home) {
		in[home] = "page.main"
		b := r.sheetBody(home, r.own(binderOut), "in.home.", in)
		v.Intro, v.Notes = b.html(home.Doc.Intro), b.notes(home.Doc.Footnotes)
	}
	places := map[string]string{} // addresses of pages, and where these stand in the binder
	for n, id := range in {
		places[rel(r.own(binderOut), n.Out)] = "#" + id
	}
	number := 0
	for _, g := range groups {
		part := BinderPart{ID: "in." + g.name, Title: g.title}
		if g.intro != nil {
			intro := r.leaf(g.intro, in, places)
			part.Intro = &intro
		}
		for _, n := range g.nodes {
			number++
			leaf := r.leaf(n, in, places)
			leaf.Number = number
			part.Leaves = append(part.Leaves, leaf)
		}
		v.Parts = append(v.Parts, part)
	}
	return v
}

// binderGroup is the pages of a kind.
type binderGroup struct {
	name, title string
	intro       *site.Node
	nodes       []*site.Node
}

// binderGroups lists the pages of the binder in their order.
func (r *renderer) binderGroups() []binderGroup {
	var first, rest []binderGroup
	for i := range r.kinds {
		k := &r.kinds[i]
		g := binderGroup{k.Name, k.Plural, r.site.IntroOf(k), r.here(r.site.OfKind(k.Name))}
		if len(g.nodes) == 0 && r.site.Prefix != "" {
			continue
		}
		if g.intro != nil && !r.spoken(g.intro) {
			g.intro = nil
		}
		if isOnTop(k.Name) {
			first = append(first, g)
		} else {
			rest = append(rest, g)
		}
	}
	if words := r.here(r.site.OfKind("glossary")); len(words) > 0 {
		rest = append(rest, binderGroup{name: "glossary", title: words[0].Kind.Plural, nodes: words})
	}
	return append(first, rest...)
}

func isOnTop(kind string) bool {
	for _, k := range onTop {
		if k == kind {
			return true
		}
	}
	return false
}

// inBinder gives pages their ids in the binder. They hold a dot, so no heading
// of an author's has the same.
func inBinder(groups []binderGroup) map[*site.Node]string {
	in := map[*site.Node]string{}
	for _, g := range groups {
		if g.intro != nil {
			in[g.intro] = "in." + g.name
		}
		for _, n := range g.nodes {
			in[n] = "in." + strconv.Itoa(len(in)+1)
		}
	}
	return in
}

// leaf is a page as it stands in the binder. Its headings are one level lower
// than on the page, and links stay in the binder.
func (r *renderer) leaf(n *site.Node, in map[*site.Node]string, places map[string]string) Leaf {
	b := r.sheetBody(n, r.own(binderOut), in[n]+".", in)
	b.unset = false
	l := Leaf{ID: in[n], Kind: n.Kind.Label, Imprint: r.imprint()}
	l.Base = Base{Title: n.Title, Class: n.Kind.Name, Notice: r.notice(n), Draft: n.Draft}
	r.reading(&l.Page, n, b)
	if l.Paper = l.paper(r.words, n); n.Kind.Name != "glossary" { // whose words stand two levels below its title
		l.Intro = deeper(l.Intro)
	}
	for i := range l.Sections {
		s := &l.Sections[i]
		s.ID, s.Lead, s.Rest = b.prefix+s.ID, deeper(s.Lead), deeper(s.Rest)
	}
	if p := l.Playbook; p != nil {
		stay(p.Rules, places)
		if p.First != nil {
			p.First.ID = b.prefix + p.First.ID
		}
		if p.Care != nil {
			p.Care.ID = b.prefix + p.Care.ID
		}
	}
	for _, fact := range l.Facts {
		stay(fact.Items, places)
	}
	switch n.Kind.Name {
	case "contact":
		c := r.contact(r.own(binderOut), n)
		l.Contact = &c
	case "handout":
		l.Sheet = r.keeping(n)
	case "plan":
		l.RunSheet = r.runSheet(n, false)
		if l.RunSheet != nil {
			l.RunSheet.Title, l.RunSheet.Code = r.words.Word("Run sheet"), "" // links inside need no code
			for i, row := range l.RunSheet.Rows {
				l.RunSheet.Rows[i].URL = inside(row.URL, places)
			}
		}
	}
	return l
}

// stay makes links to pages lead to their places in the binder.
func stay(links []Link, places map[string]string) {
	for i := range links {
		links[i].URL = inside(links[i].URL, places)
	}
}

func inside(url string, places map[string]string) string {
	if place, ok := places[url]; ok {
		return place
	}
	return url
}

// Binder is the whole handbook on one page.
type Binder struct {
	Base
	Back    Link
	Tagline string
	Imprint string // whose, and which version
	Intro   template.HTML
	Notes   template.HTML
	Parts   []BinderPart
}

// BinderPart is the pages of a kind, behind what introduces them.
type BinderPart struct {
	ID, Title string
	Intro     *Leaf
	Leaves    []Leaf
}

// Leaf is a page in the binder. All its ids begin with ID.
type Leaf struct {
	Page
	ID      string
	Number  int // from 1, in the order of the binder: sheets have no other; 0 for introductions
	Kind    string
	Imprint string // whose, and which version
}
