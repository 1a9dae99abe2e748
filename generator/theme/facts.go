package theme

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"handrail/generator/locale"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// typicalGroup is how many people a time is worked out for where nobody has
// said how many there are.
const typicalGroup = 10

// shown lists fields that a kind's page shows in a way of its own, besides or
// instead of the box of facts.
var shown = map[string][]string{
	"playbook": {"urgency", "handoff"},
	"contact":  {"phone", "sms", "verified"},
	"policy":   {"adoption"},
	"plan":     {"start", "length", "group"},
}

// facts is the box of facts of a page: the fields that it sets and that the
// kinds table marks Print.
func (r *renderer) facts(n *site.Node, out string) []Fact {
	var list []Fact
	for _, f := range n.Kind.Fields {
		if !f.Print || !n.Values.Has(f.Name) || slices.Contains(shown[n.Kind.Name], f.Name) {
			continue
		}
		if fact, ok := r.fact(f, n.Values, out); ok {
			fact.Label = f.Title()
			list = append(list, fact)
		}
	}
	return list
}

// fact puts a field into words. ok is false for what is not worth a line.
func (r *renderer) fact(f schema.Field, v schema.Values, out string) (fact Fact, ok bool) {
	switch f.Type {
	case schema.TypeMinutes:
		fact.Value = r.minutes(v.Minutes(f.Name))
	case schema.TypeSize:
		fact.Value = r.size(v.Size(f.Name))
	case schema.TypeMaterials:
		fact.Items, fact.Long = r.materials(v.Materials(f.Name), out), true
		if len(fact.Items) == 0 {
			fact.Value, fact.Long = r.words.Word("Nothing"), false
		}
	case schema.TypeEnumList:
		fact.Value = labels(f, v.Texts(f.Name))
	case schema.TypeTextList, schema.TypeSlugList:
		fact = texts(v.Texts(f.Name))
	case schema.TypeRef, schema.TypeRefList:
		fact = r.refs(f, v, out)
	case schema.TypeBool:
		return Fact{Value: r.words.Word("Yes")}, v.Bool(f.Name)
	case schema.TypeDate:
		fact.Value = r.dayOf(v.Text(f.Name))
	case schema.TypeURL:
		fact.Items = []Link{{Text: v.Text(f.Name), URL: v.Text(f.Name)}}
	default:
		fact.Value, fact.Level = scalar(r.words, f, v.Text(f.Name))
	}
	return fact, fact.Value != "" || len(fact.Items) > 0
}

// scalar is a single value in words, and its place in a range as a shape.
func scalar(w *locale.Locale, f schema.Field, value string) (words, shape string) {
	words = f.ValueLabel(value)
	if n, err := strconv.Atoi(value); words == value && f.Unit != "" && err == nil {
		words = w.Count(n, f.Unit)
	}
	return words, level(f, value)
}

// grades are the values of an enum that is a range.
var grades = []string{"low", "medium", "high"}

// level draws where a value stands in its range: two of three are "●●○". It is
// "" for fields that are no range.
func level(f schema.Field, value string) string {
	at, of := slices.Index(f.Values, value)+1, len(f.Values)
	switch {
	case f.Type == schema.TypeInt && len(f.Labels) > 0:
		n, err := strconv.Atoi(value)
		if err != nil {
			return ""
		}
		at, of = n-f.Min+1, f.Max-f.Min+1
	case !slices.Equal(f.Values, grades):
		return ""
	}
	if at < 1 || at > of {
		return ""
	}
	return strings.Repeat("●", at) + strings.Repeat("○", of-at)
}

func labels(f schema.Field, values []string) string {
	words := make([]string, len(values))
	for i, v := range values {
		if words[i] = f.ValueLabel(v); i > 0 {
			words[i] = lowerFirst(words[i])
		}
	}
	return strings.Join(words, ", ")
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

func texts(list []string) Fact {
	if len(list) == 1 {
		return Fact{Value: list[0], Long: len(list[0]) > 24}
	}
	fact := Fact{Long: true}
	for _, t := range list {
		fact.Items = append(fact.Items, Link{Text: t})
	}
	return fact
}

func (r *renderer) refs(f schema.Field, v schema.Values, out string) Fact {
	ids := v.Texts(f.Name)
	if f.Type == schema.TypeRef {
		ids = []string{v.Text(f.Name)}
	}
	fact := Fact{Long: true}
	for _, id := range ids {
		if n := r.named(id, f.Kinds); n != nil {
			fact.Items = append(fact.Items, r.linkTo(out, n))
		}
	}
	return fact
}

// minutes is "10 minutes", or for a time that grows with the group what it
// comes to.
func (r *renderer) minutes(m schema.Minutes) string {
	if m.PerPerson == 0 {
		return r.words.Count(m.For(0), "minutes")
	}
	return r.words.Say("%d minutes for %d people (%s + %s each)", m.For(typicalGroup), typicalGroup, half(m.Fixed), half(m.PerPerson))
}

// half writes a number in steps of a half.
func half(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

func (r *renderer) size(s schema.Size) string {
	words := r.words.Say("%d or more people", s.Min)
	if s.Max > 0 {
		words = r.words.Say("%d to %d people", s.Min, s.Max)
	}
	if s.Min == s.Max {
		words = r.words.Say("%d people", s.Min)
	}
	if s.Best > 0 && s.Best != s.Min {
		words += r.words.Say(", best %d", s.Best)
	}
	return words
}

// each says how many of a thing are counted for what.
var each = map[string]string{"person": "%d each", "pair": "%d a pair", "group": "%d a small group"}

func (r *renderer) materials(list []schema.Material, out string) []Link {
	var items []Link
	for _, m := range list {
		item := Link{Text: m.Name}
		if per := each[m.Per]; per != "" {
			item.Note = r.words.Say(per, m.Qty)
		} else if m.Qty > 1 {
			item.Note = strconv.Itoa(m.Qty)
		}
		if n := r.named(m.Print, []string{"handout"}); n != nil {
			item.URL = rel(out, n.Out)
		}
		items = append(items, item)
	}
	return items
}
