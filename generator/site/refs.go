package site

import (
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/schema"
)

// refs resolves every field of a page that names other pages by id.
func (l *linker) refs(n *Node) []diag.Diag {
	var ds []diag.Diag
	for _, f := range n.Kind.Fields {
		var nodes []*Node
		switch f.Type {
		case schema.TypeRef:
			if n.Values.Has(f.Name) {
				nodes = l.refList(n, f, []string{n.Values.Text(f.Name)}, &ds)
			}
		case schema.TypeRefList:
			nodes = l.refList(n, f, n.Values.Texts(f.Name), &ds)
		case schema.TypeMaterials:
			for _, m := range n.Values.Materials(f.Name) {
				l.materialRef(n, m, &ds)
			}
		}
		switch f.Name {
		case "related":
			n.Related = nodes
		case "contacts":
			n.Contacts = nodes
		case "policies":
			n.Policies = nodes
		case "covers":
			n.Covers = nodes
		}
	}
	return ds
}

func (l *linker) refList(n *Node, f schema.Field, ids []string, ds *[]diag.Diag) []*Node {
	var nodes []*Node
	for i, id := range ids {
		to, d := l.ref(n, n.Values.ValueOff(f.Name, i), id, f.Kinds)
		if d != nil {
			*ds = append(*ds, *d)
			continue
		}
		nodes = append(nodes, to)
	}
	return nodes
}

// materialRef checks the handout that a material is printed from.
func (l *linker) materialRef(n *Node, m schema.Material, ds *[]diag.Diag) {
	if m.Print == "" {
		return
	}
	if _, d := l.ref(n, m.PrintOff, m.Print, handoutKinds); d != nil {
		*ds = append(*ds, *d)
	}
}

var handoutKinds = []string{"handout"}

// ref finds the page that an id names, among the kinds that are allowed (nil
// means any). FOLDER/ID names one of several pages with the same id.
func (l *linker) ref(p *Node, off int, id string, kinds []string) (*Node, *diag.Diag) {
	fault := func(code, text, hint string) (*Node, *diag.Diag) {
		d := p.at(off, len(id), code, text, hint)
		return nil, &d
	}
	found := l.named(id, kinds)
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		var refs []string
		for _, n := range found {
			refs = append(refs, n.Ref())
		}
		return fault("ref-ambiguous", "several pages are called "+id, "write "+strings.Join(refs, " or "))
	}
	for _, d := range l.drafts {
		if d.ID == id || d.Ref() == id {
			return fault("link-draft", id+" is still a draft", "finish it, or remove its name here")
		}
	}
	return fault("ref-missing", "no "+kindWords(kinds)+" is called "+id, l.nearestRef(id, kinds))
}

// named lists the pages that an id may mean.
func (l *linker) named(id string, kinds []string) []*Node {
	var out []*Node
	for _, n := range l.byID[id[strings.LastIndexByte(id, '/')+1:]] {
		if (kinds == nil || slices.Contains(kinds, n.Kind.Name)) && (!strings.Contains(id, "/") || n.Ref() == id) {
			out = append(out, n)
		}
	}
	return out
}

func (l *linker) nearestRef(id string, kinds []string) string {
	var ids []string
	for _, n := range l.site.Nodes {
		if kinds == nil || slices.Contains(kinds, n.Kind.Name) {
			ids = append(ids, n.ID)
		}
	}
	if kinds != nil {
		if other := l.named(id, nil); len(other) > 0 {
			return other[0].Ref() + " is a " + strings.ToLower(other[0].Kind.Label) + ", which this field does not take"
		}
	}
	return diag.DidYouMean(id, ids, "an id is the file name without .md")
}

// kindWords is "page", or "activity or icebreaker".
func kindWords(kinds []string) string {
	if len(kinds) == 0 {
		return "page"
	}
	return strings.Join(kinds, " or ")
}

// settings resolves what handbook.yaml names.
func (l *linker) settings() {
	v := l.in.Settings.values
	file := File(settingsFile)
	for _, w := range v.Words("words") {
		if len(l.named(w.Key, nil)) == 0 {
			l.ds = append(l.ds, diag.At(file, l.in.Settings.src, w.Off, len(w.Key), "ref-missing", "no page is called "+w.Key, l.nearestRef(w.Key, nil)))
		}
	}
	for i, id := range v.Texts("help") {
		found := l.named(id, []string{"contact"})
		if len(found) == 1 {
			l.site.Help = append(l.site.Help, found[0])
			continue
		}
		var ids []string
		for _, n := range l.site.byKind["contact"] {
			ids = append(ids, n.ID)
		}
		l.ds = append(l.ds, diag.At(file, l.in.Settings.src, v.ValueOff("help", i), len(id), "settings-help",
			"no contact is called "+id, diag.DidYouMean(id, ids, "the contacts are "+strings.Join(ids, ", "))))
	}
}
