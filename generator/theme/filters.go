package theme

import (
	"slices"
	"strconv"
	"strings"

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
var timeSteps = []string{"5", "10", "15", "20", "30", "45"}

// opOrder lists what stands first among the filters, last one first.
var opOrder = []string{"size", "time"}

// excludes are fields whose values stand in the way, so readers tick what to
// leave out.
var excludes = []string{"needs"}

// filters are the controls by which a library can be narrowed: one for each
// field marked Filter by which its pages differ. Time and size come first,
// since those are what a room dictates.
func filters(k *schema.Kind, nodes []*site.Node) (few, more []Filter) {
	var all []Filter
	for _, f := range k.Filters() {
		if c, ok := filter(f, nodes); ok {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b Filter) int { return slices.Index(opOrder, b.Op) - slices.Index(opOrder, a.Op) })
	n := min(filtersFirst, len(all))
	return all[:n:n], all[n:]
}

// filter is the control for one field; ok is false when it would change
// nothing.
func filter(f schema.Field, nodes []*site.Node) (c Filter, ok bool) {
	c = Filter{Name: f.Name, Label: f.Title(), Input: "select", Op: "is"}
	used := used(f, nodes)
	switch f.Type {
	case schema.TypeMinutes:
		c.Op, c.Label = "time", "Time at most"
		for _, step := range timeSteps {
			c.Options = append(c.Options, Option{step, step + " minutes"})
		}
		return c, true
	case schema.TypeSize:
		c.Op, c.Label, c.Input = "size", "We are (people)", "number"
		return c, true
	case schema.TypeMaterials:
		c.Input, c.Options = "tick", []Option{{"none", "Nothing to bring"}}
		return c, len(used) > 1
	case schema.TypeBool:
		c.Input, c.Options = "tick", []Option{{"yes", f.Title()}}
		return c, len(used) > 1
	case schema.TypeEnumList:
		if slices.Contains(excludes, f.Name) {
			c.Op, c.Input, c.Label = "not", "ticks", "Leave out what needs"
		}
	}
	if level(f, strconv.Itoa(f.Min)) != "" {
		c.Op, c.Label = "max", f.Title()+", at most"
	}
	for _, value := range order(f, used) {
		c.Options = append(c.Options, Option{value, f.ValueLabel(value)})
	}
	if c.Op == "max" && len(c.Options) > 0 {
		c.Options = c.Options[:len(c.Options)-1] // the highest lets everything through
		return c, len(c.Options) > 0
	}
	return c, len(c.Options) > 1 || c.Op == "not" && len(c.Options) > 0
}

// used is the set of values that the pages have.
func used(f schema.Field, nodes []*site.Node) map[string]bool {
	set := map[string]bool{}
	for _, n := range nodes {
		for _, v := range filterValues(f, n.Values) {
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

// filterTokens is what filter.js knows of a page: "energy=low time=2+1".
func filterTokens(n *site.Node) string {
	var tokens []string
	for _, f := range n.Kind.Filters() {
		for _, v := range filterValues(f, n.Values) {
			tokens = append(tokens, f.Name+"="+v)
		}
	}
	return strings.Join(tokens, " ")
}

// filterValues is a field as filter.js compares it: minutes as fixed+each,
// a size as min-max with max 0 for no limit.
func filterValues(f schema.Field, v schema.Values) []string {
	if !v.Has(f.Name) && f.Default == "" && f.Type != schema.TypeBool {
		return nil
	}
	switch f.Type {
	case schema.TypeMinutes:
		m := v.Minutes(f.Name)
		return []string{half(m.Fixed) + "+" + half(m.PerPerson)}
	case schema.TypeSize:
		s := v.Size(f.Name)
		return []string{strconv.Itoa(s.Min) + "-" + strconv.Itoa(s.Max)}
	case schema.TypeMaterials:
		if len(v.Materials(f.Name)) == 0 {
			return []string{"none"}
		}
		return []string{"some"}
	case schema.TypeBool:
		if v.Bool(f.Name) {
			return []string{"yes"}
		}
		return []string{"no"}
	case schema.TypeEnumList, schema.TypeSlugList, schema.TypeTextList:
		return v.Texts(f.Name)
	default:
		return []string{v.Text(f.Name)}
	}
}
