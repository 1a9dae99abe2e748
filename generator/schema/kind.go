package schema

import (
	"slices"
	"strconv"
	"strings"
)

// Field is one setting of a page: a name in its front matter and what it holds.
type Field struct {
	Name  string // as authors write it
	Label string // as readers see it; Title gives a fallback
	Type  Type

	Values []string // allowed values of TypeEnum and TypeEnumList
	Labels []string // readers' words for Values, or for the numbers from Min to Max
	Kinds  []string // kinds that a TypeRef or TypeRefList may name; nil means any

	Required   bool // a page without it cannot be built right
	Wanted     bool // a page without it is poorer; told as advice
	RequiredIf When // required when this holds, besides Required
	EmptyOK    bool // an empty list counts as an answer: materials: []
	Filter     bool // readers may narrow a library by it
	Print      bool // shown in the fact box

	Narrow  Narrow   // how readers narrow a library by it
	Ask     string   // what stands over that choice, if not Title
	Choices []string // readers' words for Values there, if not Labels; of UpTo, the last is for everything

	Min, Max int    // numbers: the range, Max 0 means none; text: longest length in letters; lists: how many
	Code     string // diagnostic for a refused value; "" means field-value
	Default  string // what getters of Values give when the field is absent
	Unit     string // "minutes", "days", "people", "percent"
	Doc      string // one plain sentence or two
	Example  string // a value as it stands in a file
	New      string // what handrail new writes, if not Example; also for fields that are not required
}

// Narrow says how readers narrow a library by a field that is marked Filter.
// A page that does not set the field passes whatever they choose, except where
// the field lists short names, such as tags.
type Narrow int

const (
	Equal   Narrow = iota // pages with the value that they choose
	UpTo                  // that value and all before it: nothing more personal than this
	Without               // none of the values that they tick: what someone cannot do
)

// When is a condition on another field. The zero When never holds.
type When struct {
	Field  string
	Values []string
}

// Holds tells whether v satisfies the condition.
func (w When) Holds(v Values) bool {
	return w.Field != "" && slices.Contains(w.Values, v.scalar(w.Field))
}

// Part is a part of a page's text that starts with an H2 of reserved wording.
type Part struct {
	Title      string // the wording
	ID         string // the heading's anchor
	Required   bool
	RequiredIf When   // required when this holds, besides Required
	Steps      bool   // must be a numbered list
	Doc        string // a line of advice for the author
	New        string // what handrail new writes below the heading, if not a list of steps or nothing
}

// Needed tells whether a page with the front matter v must have the part.
func (p Part) Needed(v Values) bool { return p.Required || p.RequiredIf.Holds(v) }

// Kind is one kind of page. Kinds are shared and must not be changed.
type Kind struct {
	Name   string // "playbook"
	Dir    string // folder below content/, "playbooks"; "" for kinds of a single file
	File   string // name of the single file, "index.md"; "" for kinds with a folder
	Label  string // "Playbook"
	Plural string // "Playbooks"
	Doc    string // one line

	Fields  []Field
	Parts   []Part
	Ordered bool // Parts come in their order; other H2s may stand anywhere
	Library bool // its list has filters and cards
	Starter bool // handrail new can start one
}

// Field finds a field by its name.
func (k *Kind) Field(name string) (Field, bool) { return findField(k.Fields, name) }

// Part finds a part by its wording, whatever the case.
func (k *Kind) Part(title string) (Part, bool) {
	for _, p := range k.Parts {
		if p.ID == slug(title) {
			return p, true
		}
	}
	return Part{}, false
}

// Filters lists the fields by which readers may narrow the library.
func (k *Kind) Filters() []Field {
	var out []Field
	for _, f := range k.Fields {
		if f.Filter {
			out = append(out, f)
		}
	}
	return out
}

// Title is what readers call the field: its label, or its name in words.
func (f Field) Title() string {
	if f.Label != "" {
		return f.Label
	}
	return sentence(f.Name)
}

// ValueLabel is what readers see for one of the field's values: of an enum its
// words, of a number between Min and Max its words, else the value itself.
func (f Field) ValueLabel(value string) string {
	i := slices.Index(f.Values, value)
	if n, err := strconv.Atoi(value); err == nil && len(f.Values) == 0 {
		i = n - f.Min
	}
	if i >= 0 && i < len(f.Labels) {
		return f.Labels[i]
	}
	if len(f.Values) > 0 {
		return sentence(value)
	}
	return value
}

// Choice is what readers see for a value where they narrow a library by it.
func (f Field) Choice(value string) string {
	if i := slices.Index(f.Values, value); i >= 0 && i < len(f.Choices) {
		return f.Choices[i]
	}
	return f.ValueLabel(value)
}

// Question is what stands over the choice by which readers narrow a library.
func (f Field) Question() string {
	if f.Ask != "" {
		return f.Ask
	}
	return f.Title()
}

// Allowed lists the values that the field takes, or nil when there are too
// many to list: enum values, true and false, or the numbers of a labelled range.
func (f Field) Allowed() []string {
	switch {
	case len(f.Values) > 0:
		return slices.Clone(f.Values)
	case f.Type == TypeBool:
		return []string{"true", "false"}
	case f.Type == TypeInt && len(f.Labels) > 0:
		var out []string
		for n := f.Min; n <= f.Max; n++ {
			out = append(out, strconv.Itoa(n))
		}
		return out
	}
	return nil
}

// defaults is the default of a list, or nil.
func (f Field) defaults() []string {
	if f.Default == "" {
		return nil
	}
	return strings.Fields(f.Default)
}

func findField(fields []Field, name string) (Field, bool) {
	if f := fieldOf(fields, name); f != nil {
		return *f, true
	}
	return Field{}, false
}

// fieldOf is the field itself, for those who ask often: a Field is large. It
// is nil when there is none, and must not be changed.
func fieldOf(fields []Field, name string) *Field {
	for i := range fields {
		if fields[i].Name == name {
			return &fields[i]
		}
	}
	return nil
}

func fieldNames(fields []Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}
