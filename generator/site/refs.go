package site

import (
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/schema"
)

// refs is a field of a page that names other pages by id.
type refs struct {
	field     string
	kinds     []string // that it may name
	ids       []string
	materials []schema.Material // of a field that names handouts among other things
}

// refsOf lists the fields that name pages, as far as they are set.
func refsOf(kind *schema.Kind, v schema.Values) []refs {
	var list []refs
	for i := range kind.Fields {
		f := &kind.Fields[i]
		if !v.Has(f.Name) {
			continue
		}
		r := refs{field: f.Name, kinds: f.Kinds}
		switch f.Type {
		case schema.TypeRef:
			r.ids = []string{v.Text(f.Name)}
		case schema.TypeRefList:
			r.ids = v.Texts(f.Name)
		case schema.TypeMaterials:
			r.materials = v.Materials(f.Name)
		default:
			continue
		}
		list = append(list, r)
	}
	return list
}

// refs resolves every field of a page that names other pages by id.
func (l *linker) refs(n *Node) []diag.Diag {
	var ds []diag.Diag
	for i := range n.Page.refs {
		f := &n.Page.refs[i]
		for _, m := range f.materials {
			l.materialRef(n, m, &ds)
		}
		nodes := l.refList(n, f, &ds)
		switch f.field {
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

func (l *linker) refList(n *Node, f *refs, ds *[]diag.Diag) []*Node {
	var nodes []*Node
	for i, id := range f.ids {
		if to := l.one(id, f.kinds); to != nil {
			nodes = append(nodes, to)
			continue
		}
		to, d := l.ref(n, n.Values.ValueOff(f.field, i), id, f.kinds)
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
	if m.Print == "" || l.one(m.Print, handoutKinds) != nil {
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
	if to := l.one(id, kinds); to != nil {
		return to, nil
	}
	fault := func(code, text, hint string) (*Node, *diag.Diag) {
		d := p.at(off, len(id), code, text, hint)
		return nil, &d
	}
	if found := l.named(id, kinds); len(found) > 1 {
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
		if means(n, id, kinds) {
			out = append(out, n)
		}
	}
	return out
}

// one is the only page that an id may mean, or nil.
func (l *linker) one(id string, kinds []string) *Node {
	var found *Node
	for _, n := range l.byID[id[strings.LastIndexByte(id, '/')+1:]] {
		if means(n, id, kinds) {
			if found != nil {
				return nil
			}
			found = n
		}
	}
	return found
}

// means tells whether an id, of which the part behind the folder is n's, may
// mean n.
func means(n *Node, id string, kinds []string) bool {
	return (kinds == nil || slices.Contains(kinds, n.Kind.Name)) && (!strings.Contains(id, "/") || n.Ref() == id)
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
