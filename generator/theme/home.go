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
	set := &r.site.Settings
	h := Home{Base: r.base("index.html", set.Title, set.Tagline), Tagline: set.Tagline}
	h.Class = "home"
	r.styled(&h.Base, "home")
	if n := r.site.Home(); n != nil {
		h.Notice, h.Draft = r.notice(n), n.Draft
		h.Intro, h.Sections, h.Notes = r.text(n, "index.html")
		if h.Description == "" {
			h.Description = n.Summary
		}
	}
	r.happening(&h)
	for _, n := range firstOf(r.site.OfKind("plan"), homePlans) {
		h.Plans = append(h.Plans, r.entry(n, "index.html", ""))
	}
	if r.plans() {
		h.Build = toBuilder("index.html", "")
	}
	for _, n := range firstOf(r.site.OfKind("guide"), homeGuides) {
		h.Learn = append(h.Learn, linkTo("index.html", n))
	}
	if paths := r.pathViews("index.html"); len(paths) > 0 {
		h.Training = &Link{Text: r.lessonsTitle(), URL: lessonsOut, Note: paths[0].Sum}
		for _, p := range paths {
			h.Lessons = append(h.Lessons, p.Lessons...)
		}
	}
	for _, k := range r.kinds {
		if n := len(r.site.OfKind(k.Name)); n > 0 {
			h.Tiles = append(h.Tiles, Link{Text: k.Plural, URL: libraryOut(&k), Note: fmt.Sprint(n)})
		}
	}
	for _, n := range r.site.OfKind("glossary") {
		h.Tiles = append(h.Tiles, Link{Text: n.Title, URL: n.Out, Note: fmt.Sprint(len(r.site.Terms))})
	}
	h.Tiles = append(h.Tiles, Link{Text: "A to Z", URL: "a-z.html"})
	if r.bound() {
		h.Binder = binderOut
	}
	return h
}

// happening lists the playbooks for danger and those for this session; the
// rest is one tap away.
func (r *renderer) happening(h *Home) {
	all := r.site.OfKind("playbook")
	for _, n := range all {
		e := r.entry(n, "index.html", "")
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
			h.All = &Link{Text: fmt.Sprintf("All %d playbooks", len(all)), URL: libraryOut(&k)}
		}
	}
}

func firstOf(nodes []*site.Node, n int) []*site.Node { return nodes[:min(n, len(nodes))] }
