package schema

import "strconv"

// Values is the front matter of one page, checked and decoded. It holds only
// what was right; what was wrong is told by diagnostics. It does not change,
// and the zero Values holds nothing.
//
// Getters return the default of the table, or nothing, for a field that the
// page does not set. Texts are the author's bytes: a number written without
// quotes in a text field comes out as it was written.
type Values struct {
	kind *Kind
	vals []value
}

// value is a decoded field: a text, a list, or a map.
type value struct {
	name  string
	key   int // offset of the name in the file; of list items, of the item
	off   int // offset of the value in the file
	text  string
	items []value // of a list, or of a map: its fields
}

// Kind is the kind against which the values were checked; nil for the zero
// Values.
func (v Values) Kind() *Kind { return v.kind }

// Has tells whether the page sets the field to something valid.
func (v Values) Has(name string) bool { return v.find(name) != nil }

// Names lists the fields that the page sets, in its order.
func (v Values) Names() []string {
	var names []string
	for _, val := range v.vals {
		names = append(names, val.name)
	}
	return names
}

// Off is the offset of the field's name in the file, or -1 when it is not set.
func (v Values) Off(name string) int {
	if val := v.find(name); val != nil {
		return val.key
	}
	return -1
}

// ValueOff is the offset of item i of a list in the file, or of the value of
// other fields whatever i is; -1 when there is none.
func (v Values) ValueOff(name string, i int) int {
	val := v.find(name)
	switch {
	case val == nil, val.items != nil && (i < 0 || i >= len(val.items)):
		return -1
	case val.items == nil || !v.field(name).Type.List():
		return val.off
	}
	return val.items[i].off
}

// Text is a single value as text: of enums, dates, clock times and numbers
// too. It is the default, or "", when the field is not set.
func (v Values) Text(name string) string { return v.scalar(name) }

// Texts is a list of values; a fresh slice.
func (v Values) Texts(name string) []string {
	val := v.find(name)
	if val == nil {
		return v.field(name).defaults()
	}
	out := make([]string, len(val.items))
	for i, item := range val.items {
		out[i] = item.text
	}
	return out
}

// Int is a whole number; 0 when the field is not set and has no default.
func (v Values) Int(name string) int {
	n, _ := strconv.Atoi(v.scalar(name))
	return n
}

// Bool is a truth value.
func (v Values) Bool(name string) bool { return v.scalar(name) == "true" }

func (v Values) find(name string) *value {
	for i := range v.vals {
		if v.vals[i].name == name {
			return &v.vals[i]
		}
	}
	return nil
}

func (v Values) field(name string) Field {
	if v.kind == nil {
		return Field{}
	}
	f, _ := v.kind.Field(name)
	return f
}

func (v Values) scalar(name string) string {
	if val := v.find(name); val != nil {
		return val.text
	}
	return v.standard(name)
}

// standard is the default of a field, or "".
func (v Values) standard(name string) string {
	if v.kind == nil {
		return ""
	}
	return standard(v.kind.Fields, name)
}

func standard(fields []Field, name string) string {
	if f := fieldOf(fields, name); f != nil {
		return f.Default
	}
	return ""
}

// get finds a field of a map.
func (val value) get(name string) *value {
	for i := range val.items {
		if val.items[i].name == name {
			return &val.items[i]
		}
	}
	return nil
}

// sub is the text of a field of a map, or its default in fields.
func (val value) sub(fields []Field, name string) string {
	if got := val.get(name); got != nil {
		return got.text
	}
	return standard(fields, name)
}

// subOff is the offset of the value of a field of a map, or -1.
func (val value) subOff(name string) int {
	if got := val.get(name); got != nil {
		return got.off
	}
	return -1
}
