package lint

import (
	"fmt"
	"slices"
	"time"

	"handrail/generator/diag"
	"handrail/generator/site"
)

// Release tells what stands in the way of giving the handbook to a group, on
// the day of now; Stale tells which translations are too old for it. handbook.yaml may leave
// out whole parts of it with release:, but no single page.
func Release(s *site.Site, now time.Time) []diag.Diag {
	r := release{now: now}
	on := s.Settings.Release()
	for _, n := range s.Nodes {
		if slices.Contains(on, "contacts") {
			r.contact(n)
			r.urgent(n)
		}
		if slices.Contains(on, "policies") {
			r.policy(n)
		}
		if slices.Contains(on, "reviews") {
			r.review(n)
		}
	}
	for _, l := range s.Languages {
		if slices.Contains(on, "reviews") && slices.Contains(on, "translations") {
			for _, n := range l.Translated() {
				r.review(n)
			}
		}
	}
	return r.ds
}

// release is one run of Release.
type release struct {
	now time.Time
	ds  []diag.Diag
}

// at tells something about a field of the page, or, when it is not set, about
// its title.
func (r *release) at(n *site.Node, field, code, text, hint string) {
	off, width := n.Values.Off(field), len(field)
	if off < 0 {
		off, width = n.Values.Off("title"), len("title")
	}
	r.ds = append(r.ds, n.At(off, width, code, text, hint))
}

func (r *release) contact(n *site.Node) {
	if n.Kind.Name != "contact" {
		return
	}
	late, due := expired(n, r.now)
	switch {
	case n.Unset():
		r.at(n, "placeholder", "release-contact", n.Title+" is not set yet", "handrail localise asks for it")
	case n.Values.Text("role") == "text" && !n.Values.Has("sms") && !n.Values.Has("chat_url"):
		r.at(n, "role", "release-contact", n.Title+" has no number for text messages and no chat", "set sms: or chat_url:, or take the page out")
	case !n.Values.Has("verified"):
		r.at(n, "verified", "release-checked", "nobody said when "+n.Title+" was checked", "call it, then add verified: with the day of the call")
	case ahead(n, r.now):
		r.at(n, "verified", "release-checked", "verified: is a day that is still to come", "write the day on which the number was called")
	case due:
		r.at(n, "verified", "release-checked", late, "call it, then set verified: to the day of the call")
	}
}

// ahead tells whether a contact was checked on a day to come, which would keep
// it fresh for ever. Tomorrow is today in other time zones.
func ahead(n *site.Node, now time.Time) bool {
	on, ok := date(n, "verified")
	return ok && past(now.AddDate(0, 0, 1), on)
}

// urgent wants someone to call on every playbook for life and safety.
func (r *release) urgent(n *site.Node) {
	if n.Kind.Name == "playbook" && n.Values.Text("urgency") == "now" && len(n.Contacts) == 0 {
		r.at(n, "urgency", "release-urgent", "an urgent playbook without contacts", "add contacts: [first-id, second-id]")
	}
}

func (r *release) policy(n *site.Node) {
	if n.Unadopted() {
		r.at(n, "adoption", "release-policy", n.Title+" is a template, not your rule", "fill its gaps, then adopt it: handrail localise asks for it")
	}
}

// Stale tells of translations that are older than their page. For a release
// those of critical pages stand in its way.
func Stale(s *site.Site, release bool) []diag.Diag {
	stops := release && slices.Contains(s.Settings.Release(), "translations")
	var ds []diag.Diag
	for _, l := range s.Languages {
		for _, n := range l.Translated() {
			d, old := n.StaleSince(s.Page(n.Path).Page)
			if !old {
				continue
			}
			if stops && (n.Values.Text("safety") == "critical" || n.Values.Text("urgency") == "now") {
				d.Code = "release-translation"
			}
			ds = append(ds, d)
		}
	}
	return ds
}

// Raise gives ds as a release sees them: a gap in a page that says it is yours,
// or in a handout, stops it, since in a hard moment the reader would find brackets where the
// answer should be.
func Raise(s *site.Site, ds []diag.Diag) []diag.Diag {
	on := s.Settings.Release()
	stops := map[string]bool{} // files
	for _, n := range s.Nodes {
		stops[n.File()] = n.Kind.Name == "contact" && slices.Contains(on, "contacts") || (n.Kind.Name == "policy" || n.Kind.Name == "handout") && slices.Contains(on, "policies")
	}
	for i, d := range ds {
		if d.Code == "gap-open" && stops[d.Pos.File] {
			ds[i].Code = "release-gap"
		}
	}
	return ds
}

// review wants a qualified person's word on every critical page. That on a page
// is none on its translation, in which other words may say other things.
func (r *release) review(n *site.Node) {
	if n.Values.Text("safety") != "critical" {
		return
	}
	what, who := "a page about life and safety", "ask your clinical lead"
	if n.Lang != "" {
		what, who = "a translation of a page about life and safety", "ask someone qualified who speaks the language"
	}
	by, dated := date(n, "review_by")
	switch {
	case !n.Values.Has("reviewed"), !n.Values.Has("reviewer"):
		r.at(n, "safety", "release-review", what+" that nobody qualified has reviewed", who+", then add reviewed: and reviewer:")
	case dated && past(by, r.now):
		r.at(n, "review_by", "release-review", fmt.Sprintf("the review of this page held until %s", by.Format(time.DateOnly)), who+", then set reviewed: and review_by: anew")
	}
}
