package theme

import (
	"slices"
	"strings"

	"handrail/generator/markup"
	"handrail/generator/site"
)

// tocFrom is with how many parts a page gets a list of them.
const tocFrom = 4

// node is the view of a page of any kind.
func (r *renderer) node(n *site.Node) Page {
	p := Page{Base: r.nodeBase(n)}
	r.reading(&p, n, r.body(n, n.Out))
	p.Paper = p.paper(r.words, n)
	// Pages without fixed parts are for reading, and may be long.
	if parts := ordered(n); len(n.Kind.Parts) == 0 && len(parts) >= tocFrom {
		for _, s := range parts {
			p.TOC = append(p.TOC, Link{Text: s.Heading.Text, URL: "#" + escapePath(s.ID)})
		}
	}
	p.Practise = r.practise(n)
	switch n.Kind.Name {
	case "contact":
		c := r.contact(n.Out, n)
		p.Contact = &c
	case "lesson":
		r.lesson(&p, n)
	case "plan":
		p.Timeline, p.Adapt = r.timeline(n), r.toBuilder(n.Out, "from="+codeText(r.useRef(n.Ref(), planKinds)))
		p.RunSheet, p.Sheets = r.runSheet(n, false), r.sheets(n)
		p.Later = r.scripts(p.Root, "plan", "plan-page", "sheet")
	case "activity", "icebreaker":
		p.Add = r.toBuilder(n.Out, "add="+codeText(r.useRef(n.Ref(), useKinds)))
	case "handout":
		p.Sheet = r.keeping(n)
	}
	return p
}

// setupPart is the part of a contact that tells how to set it.
const setupPart = "how-to-set-it-up"

// reading fills in what there is to read on a page.
func (r *renderer) reading(p *Page, n *site.Node, b *body) {
	p.Summary, p.Unadopted = n.Summary, n.Unadopted()
	parts := ordered(n)
	if n.Kind.Name == "playbook" {
		p.Playbook, parts = r.playbook(n, b, parts)
	}
	p.Intro = b.html(n.Doc.Intro)
	check := n.SelfCheck()
	for _, s := range parts {
		if s == check {
			p.Sections = append(p.Sections, Section{ID: s.ID, Title: b.plain(s.Title), Quiz: b.quiz(s)})
			continue
		}
		if s.ID == "say-this" {
			p.Sections = append(p.Sections, Section{ID: s.ID, Title: b.plain(s.Title), Lead: b.plain(s.Lead), Rest: b.plain(s.Rest)})
			continue
		}
		if n.Kind.Name == "contact" && s.ID == setupPart && !n.Unset() {
			continue // which the program lead has done
		}
		section := b.section(s)
		section.Drill = n.Kind.Name == "lesson" && s.ID == drillPart
		p.Sections = append(p.Sections, section)
	}
	p.Notes = b.notes(n.Doc.Footnotes)
	p.Facts = r.facts(n, b.out)
	r.origin(p, n)
}

// keeping says how to keep a handout once it is filled in.
func (r *renderer) keeping(n *site.Node) string {
	return r.words.Word(keeping[n.Values.Text("privacy")])
}

var keeping = map[string]string{
	"first-names":  "First names only. Store locked, and destroy when it is no longer needed.",
	"confidential": "Confidential once filled in. Store locked; destroy by your rules.",
}

func (r *renderer) nodeBase(n *site.Node) Base {
	b := r.base(n.Out, n.Title, n.Summary)
	b.Class, b.Draft, b.Notice = n.Kind.Name, n.Draft, r.notice(n)
	if b.Class == "plan" {
		r.styled(&b, "plan")
	}
	for _, k := range r.kinds {
		if k.Name == n.Kind.Name {
			b.Kind, b.KindURL = k.Plural, rel(n.Out, r.libraryOut(&k))
		}
	}
	return b
}

// ordered is the parts of a page in the order that its kind asks for. A part
// of the author's own stays behind the one that it follows.
func ordered(n *site.Node) []*markup.Section {
	out := make([]*markup.Section, len(n.Doc.Sections))
	rank := make(map[*markup.Section]int, len(out))
	at := -1
	for i := range n.Doc.Sections {
		s := &n.Doc.Sections[i]
		for j := range n.Kind.Parts {
			if n.Kind.Parts[j].ID == s.ID {
				at = j
			}
		}
		out[i], rank[s] = s, at
	}
	if n.Kind.Ordered {
		slices.SortStableFunc(out, func(a, b *markup.Section) int { return rank[a] - rank[b] })
	}
	return out
}

// origin fills in where a page comes from and where to go from it.
func (r *renderer) origin(p *Page, n *site.Node) {
	for _, s := range n.Values.Sources("sources") {
		text := strings.Join(slices.DeleteFunc([]string{s.Title, s.Org, s.Year}, func(t string) bool { return t == "" }), ", ")
		p.Sources = append(p.Sources, Source{Text: text, URL: s.URL})
	}
	if on := n.Values.Text("reviewed"); on != "" {
		p.Reviewed = r.words.Say("Reviewed %s", r.dayOf(on))
		if who := n.Values.Text("reviewer"); who != "" {
			p.Reviewed = r.words.Say("Reviewed %s by %s", r.dayOf(on), who)
		}
		if by := n.Values.Text("review_by"); by != "" {
			p.Reviewed += r.words.Say(". To be checked again by %s", r.dayOf(by))
		}
	}
	for _, rel := range n.Related {
		link := r.linkTo(n.Out, rel)
		link.Note = rel.Kind.Label
		p.Related = append(p.Related, link)
	}
	// Only what is read in order has a next page.
	if n.Prev != nil && n.Prev.Values.Has("order") {
		l := r.linkTo(n.Out, n.Prev)
		p.Prev = &l
	}
	if n.Next != nil && n.Values.Has("order") {
		l := r.linkTo(n.Out, n.Next)
		p.Next = &l
	}
}
