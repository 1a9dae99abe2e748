package search

import (
	"slices"
	"strings"
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
	var urls, titles, summaries, heads strings.Builder
	folder := ""
	for i, d := range p.docs[from:to] {
		if i > 0 {
			for _, b := range []*strings.Builder{&urls, &titles, &summaries, &heads} {
				b.WriteByte('\n')
			}
		}
		name := clean(d.Title)
		folder = writeURL(&urls, folder, d.URL, slug(name))
		titles.WriteString(name)
		summaries.WriteString(clean(d.Summary))
		writeHeads(&heads, d.Sections)
	}
	b.text("urls", urls.String())
	b.text("titles", titles.String())
	b.text("summaries", summaries.String())
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

// writeURL writes an address without .html: without its folder when that is
// the one before, and not at all when the rest is the slug of the title too.
// It returns the folder.
func writeURL(b *strings.Builder, folder, url, title string) string {
	path, anchor := url[:pathEnd(url)], url[pathEnd(url):]
	name := strings.TrimSuffix(path, ".html") + anchor
	at := strings.LastIndexByte(path, '/') + 1
	switch {
	case name[:at] != folder && at > 0, name[at:] == "":
		b.WriteString(name)
	case name[:at] != folder:
		b.WriteString("/" + name) // a page at the top
	case name[at:] != title:
		b.WriteString(name[at:])
	}
	return name[:at]
}

func pathEnd(url string) int {
	if i := strings.IndexByte(url, '#'); i >= 0 {
		return i
	}
	return len(url)
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
