package site

import (
	"path"
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/markup"
	"handrail/generator/schema"
)

// links resolves the links and pictures of a page's text into n.Targets.
func (l *linker) links(n *Node) []diag.Diag {
	if len(n.Doc.Links) == 0 {
		return nil
	}
	var ds []diag.Diag
	n.Targets = make([]Target, len(n.Doc.Links))
	for i, link := range n.Doc.Links {
		t, d := l.link(n, link, n.places[i])
		n.Targets[i] = t
		if d != nil {
			ds = append(ds, *d)
		}
	}
	return ds
}

// link resolves one link. The diagnostic is nil when it leads somewhere.
func (l *linker) link(n *Node, link markup.Link, at place) (Target, *diag.Diag) {
	fault := func(code, text, hint string) (Target, *diag.Diag) {
		d := n.at(link.Off, link.Len, code, text, hint)
		return Target{}, &d
	}
	if anchor, ok := strings.CutPrefix(link.Dest, "#"); ok {
		return l.anchor(n, n, unescape(anchor), fault)
	}
	if !link.Image && strings.TrimSpace(link.Text) == "" {
		return fault("link-empty", "the link has no words", "write between the square brackets where it leads")
	}
	to, anchor, local := at.to, at.anchor, at.local
	if !local && bareScheme(link.Dest) {
		return fault("link-missing", "the address "+link.Dest+" stops after its first part", "write the whole address")
	}
	if !local {
		return Target{}, nil
	}
	if of, lang := TranslationOf(to); lang != "" && lang == n.Lang {
		to = of // the page is there under the name of its source
	}
	if page := l.site.byPath[to]; page != nil && !link.Image {
		return l.anchor(n, page, anchor, fault)
	}
	switch {
	case to == "":
		return fault("link-missing", "the link names no page", "write the page between the round brackets, such as (conflict.md)")
	case to == "..", strings.HasPrefix(to, "../"):
		return fault("link-outside", "the link leaves content/", "copy the file into content/")
	case l.in.Assets[to] != nil:
		return Target{Asset: l.in.Assets[to], Out: l.in.Assets[to].Out}, nil
	case link.Image:
		return fault("image-missing", "there is no picture "+to, "")
	case l.drafts[to] != nil:
		return fault("link-draft", to+" is still a draft", "finish it, or remove the link")
	case l.in.Has(to):
		return fault("file-link-kind", "files like "+path.Base(to)+" do not go with a handbook", "")
	}
	if out, ok := l.library(to); ok && anchor == "" {
		return Target{Node: l.site.byPath[dirOf(to)+"/index.md"], Out: out}, nil
	}
	return fault("link-missing", "there is no page "+to, l.nearestPage(n, to))
}

// anchor ends a link to a page, at a place on it or at its top.
func (l *linker) anchor(from, to *Node, anchor string, fault func(code, text, hint string) (Target, *diag.Diag)) (Target, *diag.Diag) {
	if anchor == "" || to.Doc.HasAnchor(anchor) {
		return Target{Node: to, Out: to.Out, Anchor: anchor}, nil
	}
	var ids []string
	for _, h := range to.Doc.Headings {
		ids = append(ids, h.ID)
	}
	where := to.Path
	if to == from {
		where = "this page"
	}
	return fault("link-anchor", where+" has no heading #"+anchor, diag.DidYouMean(anchor, ids, headingHint(ids)))
}

func headingHint(ids []string) string {
	if len(ids) == 0 || len(ids) > 12 {
		return ""
	}
	return "its headings are #" + strings.Join(ids, ", #")
}

// library finds the page that lists a folder: "playbooks", with or without
// index.md behind it, although nobody wrote an introduction.
func (l *linker) library(to string) (out string, ok bool) {
	dir := dirOf(to)
	for _, k := range schema.Kinds() {
		if k.Dir == dir && len(l.site.byKind[k.Name]) > 0 {
			return l.in.Prefix + dir + "/index.html", true
		}
	}
	return "", false
}

// dirOf is the folder that a link to a list means.
func dirOf(to string) string { return strings.TrimSuffix(to, "/index.md") }

// nearestPage is the hint for a link to a page that does not exist: a page of
// that name in another folder, or one of nearly that name.
func (l *linker) nearestPage(from *Node, to string) string {
	id := idOf(to)
	if path.Ext(to) == "" && l.site.byPath[to+".md"] != nil {
		return "links end in .md: " + relative(from.Path, to+".md")
	}
	if len(l.byID[id]) == 0 {
		id = diag.Nearest(id, l.ids)
	}
	if found := l.byID[id]; len(found) > 0 {
		return "did you mean " + relative(from.Path, found[0].Path) + "?"
	}
	return ""
}

// relative writes the path of to as a link from the page at from.
func relative(from, to string) string {
	a, b := strings.Split(from, "/"), strings.Split(to, "/")
	i := 0
	for i < len(a)-1 && i < len(b)-1 && a[i] == b[i] {
		i++
	}
	return strings.Join(append(slices.Repeat([]string{".."}, len(a)-1-i), b[i:]...), "/")
}
