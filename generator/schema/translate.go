package schema

import (
	"slices"
	"strings"

	"handrail/generator/diag"
)

// Localised is a kind in the words of another language: say gives the wording
// there of a text of the kinds table. Names, anchors and values stay.
func (k Kind) Localised(say func(english string) string) Kind {
	k.Label, k.Plural, k.Doc = say(k.Label), say(k.Plural), say(k.Doc)
	k.Fields = localised(k.Fields, say)
	k.Parts = slices.Clone(k.Parts)
	for i := range k.Parts {
		k.Parts[i].Title = say(k.Parts[i].Title)
	}
	return k
}

func localised(fields []Field, say func(string) string) []Field {
	out := slices.Clone(fields)
	for i := range out {
		f := &out[i]
		f.Label = say(f.Title())
		if f.Ask != "" {
			f.Ask = say(f.Ask)
		}
		f.Choices = each(f.Choices, say)
		if f.Labels == nil { // readers would see the names of the values
			for _, v := range f.Values {
				f.Labels = append(f.Labels, sentence(v))
			}
		}
		f.Labels = each(f.Labels, say)
	}
	return out
}

func each(texts []string, say func(string) string) []string {
	out := slices.Clone(texts)
	for i := range out {
		out[i] = say(out[i])
	}
	return out
}

// DecodeTranslation is Decode for the translation of a page: all but its title
// may be missing, since it comes from the page.
func DecodeTranslation(file string, src []byte, k *Kind) (v Values, body int, ds []diag.Diag) {
	lenient := *k
	lenient.Fields = slices.Clone(k.Fields)
	for i := range lenient.Fields {
		f := &lenient.Fields[i]
		f.Required, f.Wanted, f.RequiredIf, f.New = f.Name == "title", false, When{}, ""
	}
	v, body, ds = Decode(file, src, &lenient)
	v.kind = k
	ds = slices.DeleteFunc(ds, func(d diag.Diag) bool { // the page has it
		return d.Code == "plan-time-missing" || d.Code == "field-missing" && !strings.HasPrefix(d.Text, "title ")
	})
	return v, body, ds
}

// own are the fields of a translation that say something of it alone.
var own = []string{"source_rev", "status", "reviewed", "reviewer", "review_by"}

// Difference is a field that a translation has otherwise than its source,
// although it holds no words for readers.
type Difference struct {
	Name string // "energy", or "steps" for one within them
	Off  int    // place in the translation
	Text string // what the source has; "" for what cannot be said in a word
}

// Translated is the front matter of a translation: words for readers are its
// own, everything else is the source's. What is not in the translation's own
// file has no place there: its offsets are -1.
func Translated(source, translation Values) (Values, []Difference) {
	m := merger{}
	out := Values{kind: source.kind}
	for _, val := range source.vals {
		if slices.Contains(own, val.name) && val.name != "status" {
			continue // a review of the source is none of its translation
		}
		to := translation.find(val.name)
		if to == nil || val.name == "status" {
			out.vals = append(out.vals, val.elsewhere())
			continue
		}
		f := source.field(val.name)
		out.vals = append(out.vals, m.merge(f.Name, f, val, *to))
	}
	for _, val := range translation.vals {
		f := source.field(val.name)
		switch {
		case source.find(val.name) != nil && !slices.Contains(own, val.name), val.name == "kind":
		case slices.Contains(own, val.name):
			if val.name != "status" || val.text == "draft" {
				out.vals = append(out.without(val.name), val)
			}
		case f.words():
			out.vals = append(out.vals, val)
		default:
			m.differs(val.name, val.key, "")
		}
	}
	return out, m.found
}

func (v Values) without(name string) []value {
	return slices.DeleteFunc(slices.Clone(v.vals), func(val value) bool { return val.name == name })
}

// words tells whether a field holds words for readers.
func (f Field) words() bool {
	return (f.Type == TypeText || f.Type == TypeTextList) && f.Name != "moved_from"
}

type merger struct{ found []Difference }

func (m *merger) differs(name string, off int, text string) {
	m.found = append(m.found, Difference{name, off, text})
}

// merge is the source's value with the translation's words. name is that of
// the field of the page.
func (m *merger) merge(name string, f Field, source, translation value) value {
	if f.words() {
		return translation
	}
	fields := f.Type.Fields()
	switch {
	case fields == nil:
		if !same(source, translation) {
			m.differs(name, translation.off, source.text)
		}
		return source.elsewhere()
	case !f.Type.List():
		return m.merged(name, fields, source, translation)
	case len(source.items) != len(translation.items):
		m.differs(name, translation.key, "")
		return source.elsewhere()
	}
	out := source.at(translation)
	for i := range out.items {
		out.items[i] = m.merged(name, fields, source.items[i], translation.items[i])
	}
	return out
}

// merged merges two maps.
func (m *merger) merged(name string, fields []Field, source, translation value) value {
	out := source.at(translation)
	for i, val := range out.items {
		if to := translation.get(val.name); to != nil {
			f, _ := findField(fields, val.name)
			out.items[i] = m.merge(name, f, val, *to)
		}
	}
	for _, val := range translation.items {
		f, _ := findField(fields, val.name)
		switch {
		case source.get(val.name) != nil:
		case f.words():
			out.items = append(out.items, val)
		default:
			m.differs(name, val.key, "")
		}
	}
	return out
}

// at is a value that stands where other stands; what it holds has no place yet.
func (val value) at(other value) value {
	out := val.elsewhere()
	out.key, out.off = other.key, other.off
	return out
}

// elsewhere is a value of another file, without a place in this one.
func (val value) elsewhere() value {
	val.key, val.off = -1, -1
	val.items = slices.Clone(val.items)
	for i, item := range val.items {
		val.items[i] = item.elsewhere()
	}
	return val
}

// same compares two values, wherever they stand.
func same(a, b value) bool {
	return a.text == b.text && slices.EqualFunc(a.items, b.items, func(a, b value) bool { return a.name == b.name && same(a, b) })
}
