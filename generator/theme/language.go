package theme

import (
	"slices"
	"strconv"
	"strings"

	"handrail/generator/schema"
	"handrail/generator/site"
)

// A handbook in several languages is a site for each of them. The pages of a
// further language lie below its tag ("es/"); a page that is not translated
// stands in the lists of that language too, marked, and leads to the page as
// it is.

// Fallback tells readers of a language that a page is not in it. It shows when
// the address ends in #ID, as links from pages in that language do.
type Fallback struct {
	ID, Lang   string
	Text, Back string // "This page is not in Spanish yet.", and the way back
	Home       string // the first page in that language
}

// foreign tells whether a page is in another language than the site. The first
// page and the lists of folders never are: what is not translated of them is
// left out.
func (r *renderer) foreign(n *site.Node) bool {
	return !n.Intro && n.Kind.Name != "home" && !r.spoken(n)
}

// spoken tells whether the text of a page is in the language of the site.
func (r *renderer) spoken(n *site.Node) bool {
	return n.Lang == "" || n.Lang == r.site.Settings.Language
}

// here leaves out the pages that are in another language: their pages are made
// there.
func (r *renderer) here(nodes []*site.Node) []*site.Node {
	if r.site.Prefix == "" {
		return nodes
	}
	var out []*site.Node
	for _, n := range nodes {
		if !r.foreign(n) {
			out = append(out, n)
		}
	}
	return out
}

// spokenFirst puts the pages in another language behind the others.
func (r *renderer) spokenFirst(nodes []*site.Node) []*site.Node {
	if r.site.Main == nil {
		return nodes
	}
	out := slices.Clone(nodes)
	slices.SortStableFunc(out, func(a, b *site.Node) int {
		switch {
		case r.foreign(a) == r.foreign(b):
			return 0
		case r.foreign(b):
			return -1
		}
		return 1
	})
	return out
}

// marker is the place on a page in another language that says so, for an
// address that leads to no other part of it.
func (r *renderer) marker(url string, n *site.Node) string {
	if strings.Contains(url, "#") {
		return ""
	}
	return "#" + fallbackID(r.site.Settings.Language)
}

// fallbackID holds a dot, so no heading of an author's has the same.
func fallbackID(language string) string { return "page." + language }

// local is a path as it would be in the handbook's own language.
func (r *renderer) local(out string) string { return strings.TrimPrefix(out, r.site.Prefix) }

// kind finds a kind of page in the words of the site's language.
func (r *renderer) kind(name string) schema.Kind {
	for _, k := range r.site.Kinds() {
		if k.Name == name {
			return k
		}
	}
	return schema.Kind{}
}

// languages leads from the page at out to the same page in other languages.
func (r *renderer) languages(out string) []Link {
	var links []Link
	for _, other := range r.others {
		if to := other.own(r.local(out)); other.made[to] {
			links = append(links, Link{Text: other.words.Name(), URL: rel(out, to), Lang: other.site.Settings.Language})
		}
	}
	return links
}

// fallbacks are what the page at out tells readers who came for a language
// that it is not in. Only the handbook's own pages are linked from others.
func (r *renderer) fallbacks(out string) []Fallback {
	if r.site.Prefix != "" {
		return nil
	}
	var list []Fallback
	for _, other := range r.others {
		if other.made[other.own(out)] || !r.linked[out] {
			continue
		}
		list = append(list, Fallback{
			ID: fallbackID(other.site.Settings.Language), Lang: other.site.Settings.Language,
			Text: other.words.Say("This page is not translated yet. It is %s.", other.words.In(r.site.Settings.Language)), Back: other.words.Word("Back to the first page"),
			Home: rel(out, other.own("index.html")),
		})
	}
	return list
}

// toLessonSheet leads from the page at out to a page about all lessons. One
// that is made of lessons is in the language of most of them: it stands where
// all are translated, and elsewhere the handbook's own serves.
func (r *renderer) toLessonSheet(out, title, sheet string) Link {
	l := Link{Text: r.words.Word(title), Note: r.words.Word(lessonNotes[title]), URL: rel(out, r.own(sheet))}
	if !r.allTaught() {
		l.URL, l.In = rel(out, sheet), r.words.In(r.mainLanguage())
	}
	return l
}

// allTaught tells whether every lesson is in the language of the site.
func (r *renderer) allTaught() bool {
	lessons := r.site.OfKind("lesson")
	return len(r.here(lessons)) == len(lessons)
}

// mainLanguage is the language of the handbook's own pages.
func (r *renderer) mainLanguage() string {
	if r.site.Main != nil {
		return r.site.Main.Settings.Language
	}
	return r.site.Settings.Language
}

// tileNote is how many words a glossary explains.
func (r *renderer) tileNote(n *site.Node) string {
	if r.foreign(n) {
		return r.words.In(n.Lang)
	}
	return strconv.Itoa(len(r.site.Terms))
}
