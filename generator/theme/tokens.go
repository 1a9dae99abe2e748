package theme

import (
	"strconv"
	"strings"

	"handrail/generator/schema"
	"handrail/generator/site"
)

// filterTokens is what filter.js knows of a page: "energy=low time=2+1".
func filterTokens(n *site.Node) string {
	var tokens []string
	for i := range n.Kind.Fields {
		f := &n.Kind.Fields[i]
		if !f.Filter {
			continue
		}
		for _, v := range filterValues(f, n.Values) {
			tokens = append(tokens, f.Name+"="+v)
		}
	}
	return strings.Join(tokens, " ")
}

// filterValues is a field as filter.js compares it: minutes as fixed+each,
// a size as min-max with max 0 for no limit. It is empty when the page says
// nothing about it.
func filterValues(f *schema.Field, v schema.Values) []string {
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
