package theme

import (
	"html/template"
	"slices"
	"strings"

	"handrail/generator/locale"
	"handrail/generator/markup"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// library is the page that lists all pages of a kind.
func (r *renderer) library(k *schema.Kind) Library {
	out := r.libraryOut(k)
	title, summary := k.Plural, k.Doc
	intro := r.site.IntroOf(k)
	if intro != nil && !r.spoken(intro) {
		intro = nil // the list has words of its own
	}
	if intro != nil {
		title = intro.Title
		if intro.Summary != "" {
			summary = intro.Summary
		}
	}
	nodes := r.spokenFirst(r.site.OfKind(k.Name))
	l := Library{Base: r.base(out, title, summary), Summary: summary, Tabs: r.tabs(k, out), Groups: r.groups(k, nodes, out), Count: len(nodes)}
	l.Class = "library"
	r.styled(&l.Base, "list")
	if k.Name == "plan" {
		l.Build = r.toBuilder(out, "")
	}
	if k.Name == "playbook" && len(r.situated()) > 0 {
		l.Signs = rel(out, r.own(situationsOut))
	}
	l.Notice = r.listNotice()
	if intro != nil {
		l.Notice = r.notice(intro)
		l.Intro, l.Sections, l.Notes = r.text(intro, out)
	}
	if k.Name == "lesson" {
		r.path(&l)
	}
	if r.filtered(k) {
		r.narrow(&l, k, nodes, out)
	}
	return l
}

// narrow adds to a library what readers narrow it by, and puts the others that
// can be narrowed alike beside it.
func (r *renderer) narrow(l *Library, k *schema.Kind, nodes []*site.Node, out string) {
	all := slices.Clone(nodes)
	for _, twin := range r.twins(k) {
		all = append(all, r.site.OfKind(twin.Name)...)
		l.Twins = append(l.Twins, Link{Text: twin.Plural, URL: rel(out, r.libraryOut(twin))})
	}
	l.Filters, l.More = filters(r.words, k, nodes, all)
	l.People, l.Timed = typicalGroup, timed(k)
	if len(l.Filters) > 0 {
		l.Later = r.scripts(rootOf(out), "filter")
	}
	for i, tab := range l.Tabs {
		l.Tabs[i].Keep = slices.ContainsFunc(l.Twins, func(twin Link) bool { return twin.URL == tab.URL })
	}
}

// text is the whole body of an introduction, shown on the page at out.
func (r *renderer) text(n *site.Node, out string) (intro template.HTML, sections []Section, notes template.HTML) {
	b := r.body(n, out)
	intro = b.html(n.Doc.Intro)
	all := make([]*markup.Section, len(n.Doc.Sections))
	for i := range n.Doc.Sections {
		all[i] = &n.Doc.Sections[i]
	}
	sections = b.sections(all)
	return intro, sections, b.notes(n.Doc.Footnotes)
}

// tabs lead to the other libraries.
func (r *renderer) tabs(k *schema.Kind, out string) []Link {
	var tabs []Link
	for _, other := range r.kinds {
		tabs = append(tabs, Link{Text: other.Plural, URL: rel(out, r.libraryOut(&other)), Current: current(r.local(out), r.local(r.libraryOut(&other)))})
	}
	for _, n := range r.site.OfKind("glossary") {
		tabs = append(tabs, r.linkTo(out, n))
	}
	return tabs
}

// groups puts pages under the values of the field that says most about them.
func (r *renderer) groups(k *schema.Kind, nodes []*site.Node, out string) []Group {
	f, ok := groupField(k, nodes)
	if !ok {
		g := Group{}
		for _, n := range nodes {
			g.Entries = append(g.Entries, r.entry(n, out, ""))
		}
		return []Group{g}
	}
	var groups []Group
	for _, value := range f.Values {
		g := Group{ID: value, Title: f.ValueLabel(value)}
		if level(f, value) != "" {
			g.Title = f.Title() + ": " + lowerFirst(g.Title)
		}
		for _, n := range nodes {
			if n.Values.Text(f.Name) == value {
				g.Entries = append(g.Entries, r.entry(n, out, f.Name))
			}
		}
		if len(g.Entries) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// groupField is the first field that every page must set to one of a few
// values, and by which the pages differ.
func groupField(k *schema.Kind, nodes []*site.Node) (schema.Field, bool) {
	for _, f := range k.Fields {
		if f.Type != schema.TypeEnum || !f.Required {
			continue
		}
		for _, n := range nodes {
			if n.Values.Text(f.Name) != nodes[0].Values.Text(f.Name) {
				return f, true
			}
		}
	}
	return schema.Field{}, false
}

// entry is the row of a page in a list on the page at out. The field by which
// the list is grouped is not said again.
func (r *renderer) entry(n *site.Node, out, grouped string) Entry {
	to := r.linkTo(out, n)
	e := Entry{Title: n.Title, URL: to.URL, Lang: to.Lang, In: to.In, Summary: n.Summary, Filter: filterTokens(n)}
	if u := n.Values.Text("urgency"); u != "" {
		e.Tone, e.Icon = u, "urgency-"+u
	}
	if n.Kind.Name == "contact" {
		c := r.contact(out, n)
		e.Contact = &c
	}
	if f, ok := n.Kind.Field("adoption"); ok && n.Unadopted() {
		e.Facts = []Fact{{Value: f.ValueLabel("template")}}
		return e
	}
	if n.Result != nil {
		e.Facts = []Fact{{Value: planSum(r.words, n.Result)}}
		return e
	}
	for _, f := range n.Kind.Fields {
		if f.Filter && f.Print && f.Name != grouped && n.Values.Has(f.Name) {
			if fact, ok := rowFact(r.words, f, n.Values); ok {
				e.Facts = append(e.Facts, fact)
			}
		}
	}
	return e
}

// rowFact is a field in as few words as a row has room for: times, sizes and
// ranges only.
func rowFact(w *locale.Locale, f schema.Field, v schema.Values) (Fact, bool) {
	switch f.Type {
	case schema.TypeMinutes:
		m := v.Minutes(f.Name)
		if m.PerPerson > 0 {
			return Fact{Minutes: m.For(typicalGroup), People: typicalGroup}, true
		}
		return Fact{Value: w.Say("%d min", m.For(0))}, true
	case schema.TypeSize:
		s := v.Size(f.Name)
		text := w.Say("%d+ people", s.Min)
		if s.Max == s.Min {
			text = w.Say("%d people", s.Min)
		} else if s.Max > 0 {
			text = w.Say("%d–%d people", s.Min, s.Max)
		}
		return Fact{Value: text}, true
	}
	words, shape := scalar(w, f, v.Text(f.Name))
	if shape == "" {
		return Fact{}, false
	}
	if len(f.Labels) == 0 {
		words = f.Title() + ": " + strings.ToLower(words)
	}
	return Fact{Value: words, Level: shape}, true
}
