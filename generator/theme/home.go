package theme

import (
	"fmt"

	"handrail/generator/site"
)

// How many of each the first page shows.
const (
	homePlans  = 3
	homeGuides = 6
)

// home is the first page. A handbook without index.md has one too.
func (r *renderer) home() Home {
	set, home := &r.site.Settings, r.own("index.html")
	h := Home{Base: r.base(home, set.Title, set.Tagline), Tagline: set.Tagline}
	h.Class = "home"
	r.styled(&h.Base, "home")
	h.Notice = r.listNotice()
	if n := r.site.Home(); n != nil && r.spoken(n) {
		h.Notice, h.Draft = r.notice(n), n.Draft
		h.Intro, h.Sections, h.Notes = r.text(n, home)
		if h.Description == "" {
			h.Description = n.Summary
		}
	}
	r.happening(&h)
	for _, n := range firstOf(r.spokenFirst(r.site.OfKind("plan")), homePlans) {
		h.Plans = append(h.Plans, r.entry(n, home, ""))
	}
	if r.plans() {
		h.Build = r.toBuilder(home, "")
	}
	for _, n := range firstOf(r.spokenFirst(r.site.OfKind("guide")), homeGuides) {
		h.Learn = append(h.Learn, r.linkTo(home, n))
	}
	if paths := r.pathViews(home); len(paths) > 0 {
		h.Training = &Link{Text: r.lessonsTitle(), URL: rel(home, r.own(lessonsOut)), Note: paths[0].Sum}
		for _, p := range paths {
			h.Lessons = append(h.Lessons, p.Lessons...)
		}
	}
	for _, k := range r.kinds {
		if n := len(r.site.OfKind(k.Name)); n > 0 {
			h.Tiles = append(h.Tiles, Link{Text: k.Plural, URL: rel(home, r.libraryOut(&k)), Note: fmt.Sprint(n)})
		}
	}
	for _, n := range r.site.OfKind("glossary") {
		h.Tiles = append(h.Tiles, Link{Text: n.Title, URL: r.linkTo(home, n).URL, Note: r.tileNote(n)})
	}
	h.Tiles = append(h.Tiles, Link{Text: r.words.Word("A to Z"), URL: "a-z.html"})
	if r.bound() {
		h.Binder = binderOut
	}
	return h
}

// happening lists the playbooks for danger and those for this session; the
// rest is one tap away.
func (r *renderer) happening(h *Home) {
	all := r.spokenFirst(r.site.OfKind("playbook"))
	for _, n := range all {
		e := r.entry(n, r.own("index.html"), "")
		e.Facts, e.Filter = nil, ""
		switch n.Values.Text("urgency") {
		case "now":
			h.Now = append(h.Now, e)
		case "soon":
			h.Soon = append(h.Soon, e)
		}
	}
	if len(r.situated()) > 0 {
		h.Signs = situationsOut
	}
	for _, k := range r.kinds {
		if k.Name == "playbook" && len(all) > 0 {
			h.All = &Link{Text: r.words.Say("All %d playbooks", len(all)), URL: k.Dir + "/index.html"}
		}
	}
}

func firstOf(nodes []*site.Node, n int) []*site.Node { return nodes[:min(n, len(nodes))] }
