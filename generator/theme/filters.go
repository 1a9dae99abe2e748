package theme

import (
	"slices"
	"strconv"

	"handrail/generator/locale"
	"handrail/generator/schema"
	"handrail/generator/site"
)

const (
	// filterFrom is with how many pages a library gets filters.
	filterFrom = 5
	// filtersFirst is how many of them are in sight.
	filtersFirst = 2
)

// timeSteps are the choices for how many minutes there are.
var timeSteps = []int{5, 10, 15, 20, 30, 45}

// opOrder lists what stands first among the filters, last one first.
var opOrder = []string{"time", "size"}

// filters are the controls by which the library of nodes can be narrowed: one
// for each field marked Filter by which the pages of all differ, which are
// nodes and those of its twins. Size and time come first, since those are what
// a room dictates.
func filters(w *locale.Locale, k *schema.Kind, nodes, all []*site.Node) (few, more []Filter) {
	var list []Filter
	for _, f := range k.Filters() {
		if c, ok := filter(w, f, used(f, nodes), used(f, all)); ok {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b Filter) int { return slices.Index(opOrder, b.Op) - slices.Index(opOrder, a.Op) })
	n := min(filtersFirst, len(list))
	return list[:n:n], list[n:]
}

// filter is the control for one field: here are the values that the library
// has, all those that it shares filters with have too. ok is false when it
// would change nothing.
func filter(w *locale.Locale, f schema.Field, here, all map[string]bool) (c Filter, ok bool) {
	c = Filter{Name: f.Name, Label: f.Question(), Input: "select", Op: "is", Any: w.Word("Any"), Says: f.Title() + ": {}"}
	switch f.Type {
	case schema.TypeMinutes:
		c.Op, c.Says = "time", f.Question()+": {}"
		for _, step := range timeSteps {
			c.Options = append(c.Options, Option{Value: strconv.Itoa(step), Text: w.Count(step, f.Unit)})
		}
		return c, true
	case schema.TypeSize:
		c.Op, c.Input, c.Unit, c.Says = "size", "number", w.Word(f.Unit), f.Question()+" {} "+w.Word(f.Unit)
		return c, true
	case schema.TypeMaterials:
		c.Options = []Option{{Value: "none", Text: w.Word("Nothing to bring")}}
	case schema.TypeBool:
		c.Options = []Option{{Value: "yes", Text: f.Title()}}
	case schema.TypeSlugList, schema.TypeTextList:
		c.Op = "has"
	}
	if len(c.Options) > 0 {
		c.Input, c.Says = "tick", c.Options[0].Text
		return c, len(all) > 1
	}
	for _, value := range order(f, all) {
		c.Options = append(c.Options, Option{Value: value, Text: f.Choice(value), Hidden: !here[value]})
	}
	return narrowed(c, f)
}

// narrowed is the control c for how readers narrow a library by f.
func narrowed(c Filter, f schema.Field) (Filter, bool) {
	switch f.Narrow {
	case schema.Without:
		c.Op, c.Input, c.Says = "not", "ticks", f.Question()+": {}"
		for i := range c.Options {
			c.Options[i].Hidden = false // whoever cannot stand cannot stand in the other library either
		}
		return c, len(c.Options) > 0
	case schema.UpTo:
		c.Op, c.Says = "max", f.Question()+": {}"
		if len(f.Choices) > 0 {
			c.Any = f.Choices[len(f.Choices)-1]
		}
		if len(c.Options) > 0 {
			c.Options = c.Options[:len(c.Options)-1] // the highest lets everything through
		}
		return c, len(c.Options) > 0
	}
	return c, len(c.Options) > 1
}

// used is the set of values that the pages have.
func used(f schema.Field, nodes []*site.Node) map[string]bool {
	set := map[string]bool{}
	for _, n := range nodes {
		for _, v := range filterValues(&f, n.Values) {
			set[v] = true
		}
	}
	return set
}

// order sorts values as the kinds table lists them, others by letter.
func order(f schema.Field, set map[string]bool) []string {
	values := sortedKeys(set)
	if len(f.Values) > 0 {
		values = slices.DeleteFunc(slices.Clone(f.Values), func(v string) bool { return !set[v] })
	}
	return values
}

// timed tells whether a kind is something that people do for some minutes, so
// that its library can be put in order by time, and picked from by chance.
func timed(k *schema.Kind) bool {
	return slices.ContainsFunc(k.Filters(), func(f schema.Field) bool { return f.Type == schema.TypeMinutes })
}

// twins are the other kinds that have the very same fields and a library with
// filters, so that what is chosen in one holds in the others.
func (r *renderer) twins(k *schema.Kind) []*schema.Kind {
	names := func(k *schema.Kind) (list []string) {
		for _, f := range k.Fields {
			list = append(list, f.Name)
		}
		return list
	}
	var out []*schema.Kind
	for i := range r.kinds {
		other := &r.kinds[i]
		if other.Name != k.Name && r.filtered(other) && slices.Equal(names(other), names(k)) {
			out = append(out, other)
		}
	}
	return out
}

// filtered tells whether the library of a kind has filters at all.
func (r *renderer) filtered(k *schema.Kind) bool {
	return k.Library && len(r.site.OfKind(k.Name)) >= filterFrom
}
