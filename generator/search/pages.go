package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// pages is the page half of an index, column by column.
type pages struct {
	docs  []Doc
	kinds []string // labels, in order of their first page
	kind  []int    // of each page: twice the place of its kind, and 1 for an urgent one
}

func newPages(docs []Doc) *pages {
	p := &pages{docs: docs}
	for _, d := range docs {
		k := kindName(d)
		at := slices.Index(p.kinds, k)
		if at < 0 {
			at = len(p.kinds)
			p.kinds = append(p.kinds, k)
		}
		n := at * 2
		if d.Urgent {
			n++
		}
		p.kind = append(p.kind, n)
	}
	return p
}

// column writes what the reader must know of every page at once.
func (p *pages) column() string {
	var b strings.Builder
	for _, n := range p.kind {
		b.WriteRune(unit(n))
	}
	return b.String()
}

// write adds what the reader shows of the pages from..to.
func (p *pages) write(b *scriptWriter, from, to int) {
	var urls, titles, summaries strings.Builder
	folder := ""
	for i, d := range p.docs[from:to] {
		if i > 0 {
			for _, b := range []*strings.Builder{&urls, &titles, &summaries} {
				b.WriteByte('\n')
			}
		}
		name := clean(d.Title)
		folder = writeURL(&urls, folder, d.URL, slug(name))
		titles.WriteString(name)
		summaries.WriteString(clean(d.Summary))
	}
	b.text("titles", titles.String())
	b.text("summaries", summaries.String())
	b.text("urls", urls.String())
}

// writeHeads adds the headings of the pages from..to.
func (p *pages) writeHeads(b *scriptWriter, from, to int) {
	var heads strings.Builder
	for i, d := range p.docs[from:to] {
		if i > 0 {
			heads.WriteByte('\n')
		}
		writeHeads(&heads, d.Sections)
	}
	b.text("heads", heads.String())
}

// kindName is the kind's label, marked when the reader puts its pages before
// or after others: a playbook is what one needs at once, the glossary's word
// for a thing less often than the page about it.
func kindName(d Doc) string {
	label := clean(d.KindLabel)
	switch d.Kind {
	case "playbook":
		return "!" + label
	case "term":
		return "?" + label
	}
	return label
}

// writeURL writes an address without .html: its folder, unless it is the one
// before; then how much of the slug of the title it begins with and what
// follows, or nothing when it is the whole slug. It returns the folder, which
// for an anchor is all before it.
func writeURL(b *strings.Builder, folder, url, title string) string {
	path, anchor, has := strings.Cut(url, "#")
	name := strings.TrimSuffix(path, ".html")
	at := strings.LastIndexByte(name, '/') + 1
	if has {
		name += "#"
		at = len(name)
	}
	name += anchor
	rest := name[at:]
	switch {
	case name[:at] == folder && !strings.ContainsAny(rest, "#/"):
	case at > 0:
		b.WriteString(name[:at])
	default:
		b.WriteByte('/') // a page at the top
	}
	if rest != title || rest == "" {
		n := 0
		for n < len(common)-1 && n < len(rest) && n < len(title) && rest[n] == title[n] && rest[n] < utf8.RuneSelf {
			n++
		}
		b.WriteRune(unit(n))
		b.WriteString(rest[n:])
	}
	return name[:at]
}

// topics lists links as titles and addresses, one line each.
func topics(links []Link) string {
	var b strings.Builder
	for i, l := range links {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(clean(l.Title) + "\t" + l.URL)
	}
	return b.String()
}
